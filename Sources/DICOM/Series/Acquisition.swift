/// How an image was acquired, as the acquisition table of a study lists it.
///
/// A value is `nil` where the file does not tell it.
public struct Acquisition: Sendable, Hashable {
    /// The vendor of the scanner.
    public let vendor: Vendor

    /// Manufacturer as it stands in the file; empty if it is absent.
    public let manufacturer: String

    /// ManufacturerModelName; empty if it is absent.
    public let model: String

    /// The strength of the main field in tesla.
    public let fieldStrengthTesla: Double?

    /// The echo time in ms; of an enhanced image, the effective one.
    public let echoTimeMilliseconds: Double?

    /// The repetition time in ms.
    public let repetitionTimeMilliseconds: Double?

    /// The inversion time in ms.
    public let inversionTimeMilliseconds: Double?

    /// The flip angle in degrees.
    public let flipAngleDegrees: Double?

    /// The echo train length.
    public let echoTrainLength: Int?

    /// How many times the signal was measured.
    public let averages: Double?

    /// The bandwidth in Hz per pixel.
    public let pixelBandwidthHertz: Double?

    /// SliceThickness in mm, which is no distance between slices.
    public let sliceThicknessMillimeters: Double?

    /// SpacingBetweenSlices in mm, as the file tells it.
    public let spacingBetweenSlicesMillimeters: Double?

    /// `2D` or `3D`; empty if it is absent.
    public let type: String

    /// SequenceName or PulseSequenceName; empty if both are absent.
    public let sequenceName: String

    /// ScanningSequence: SE, IR, GR, EP, RM; derived from the pulse sequence attributes of an enhanced image.
    public let scanningSequence: [String]

    /// SequenceVariant.
    public let sequenceVariant: [String]

    /// Whether the signal of fat was suppressed by its frequency (ScanOptions FS, SpectrallySelectedSuppression).
    ///
    /// That it was nulled by an inversion or left out by the excitation is told elsewhere, if at all.
    public let fatSuppression: Bool?

    /// Whether the pixels went through lossy compression at any time.
    public let isLossy: Bool
}

extension Acquisition {
    /// The acquisition of a frame.
    init(_ attributes: FrameAttributes) {
        let top = attributes.dataSet
        manufacturer = top.text(Attribute.manufacturer.tag) ?? ""
        vendor = Vendor(manufacturer: manufacturer)
        model = top.text(Attribute.modelName.tag) ?? ""
        fieldStrengthTesla = Self.tesla(top.number(Attribute.fieldStrength.tag))
        echoTimeMilliseconds = attributes.echoTime
        repetitionTimeMilliseconds = attributes.repetitionTime
        inversionTimeMilliseconds = attributes.inversionTime
        flipAngleDegrees = attributes.flipAngle
        echoTrainLength = FrameAttributes.positive(attributes.number(.echoTrainLength, in: .timing)).flatMap(
            Int.init(exactly:)
        )
        averages = FrameAttributes.positive(attributes.number(.numberOfAverages, in: .averages))
        pixelBandwidthHertz = FrameAttributes.positive(attributes.number(.pixelBandwidth, in: .imagingModifier))
        sliceThicknessMillimeters = FrameAttributes.positive(attributes.number(.sliceThickness, in: .pixelMeasures))
        spacingBetweenSlicesMillimeters = FrameAttributes.positive(
            attributes.number(.spacingBetweenSlices, in: .pixelMeasures)
        )
        type = top.text(Attribute.acquisitionType.tag) ?? ""
        sequenceName =
            attributes.text(.sequenceName) ?? attributes.text(.pulseSequenceName) ?? ""
        let classic = attributes.texts(.scanningSequence)
        scanningSequence = classic.isEmpty ? Self.enhancedSequence(attributes) : classic
        sequenceVariant = attributes.texts(.sequenceVariant)
        fatSuppression = Self.fatSuppression(attributes)
        isLossy = top.text(Attribute.lossyCompression.tag) == "01"
    }

    /// The codes of ScanningSequence that an enhanced image's attributes stand for (PS3.3, C.8.13.4).
    private static func enhancedSequence(_ attributes: FrameAttributes) -> [String] {
        var codes: [String] = []
        switch attributes.text(.echoPulseSequence) {
        case "SPIN": codes = ["SE"]
        case "GRADIENT": codes = ["GR"]
        case "BOTH": codes = ["SE", "GR"]
        default: break
        }
        if attributes.text(.inversionRecovery, in: .modifier) == "YES" { codes.append("IR") }
        if attributes.text(.echoPlanar) == "YES" { codes.append("EP") }
        return codes
    }

    private static func fatSuppression(_ attributes: FrameAttributes) -> Bool? {
        switch attributes.text(.spectralSuppression, in: .modifier) {
        case "FAT", "FAT_AND_WATER": return true
        case "NONE", "WATER", "SILICON_GEL": return false
        default: break
        }
        let options = attributes.texts(.scanOptions)
        return options.isEmpty ? nil : options.contains("FS")
    }

    /// GE files of the 1990s give the field in gauss.
    private static func tesla(_ number: Double?) -> Double? {
        FrameAttributes.positive(number).map { $0 > 100 ? $0 / 10_000 : $0 }
    }
}
