/// What the kind of a frame is decided from.
struct KindEvidence {
    /// FrameType and ImageType in capitals, without the values that are only padding.
    let types: Set<String>

    /// ImageType as a list, in capitals; FrameType of an enhanced image.
    let imageType: [String]

    /// The words of SeriesDescription in small letters.
    let words: Set<String>

    /// SeriesDescription in small letters with nothing but letters and digits.
    let description: String

    /// SOPClassUID.
    let sopClass: String

    /// Modality.
    let modality: String

    /// Whether a pixel is one grey value.
    let isMonochrome: Bool

    /// ComplexImageComponent, or what GE's private element stands for.
    let complexComponent: String

    /// AcquisitionContrast of an enhanced image.
    let contrast: String

    /// How the image was acquired, with this frame's echo time.
    let acquisition: Acquisition

    /// The frame's own echo time in ms.
    let echoTime: Double?

    /// The diffusion weighting.
    let diffusion: DiffusionWeighting

    init(_ frame: FrameAttributes, _ series: SeriesHeader, _ format: PixelFormat, _ acquisition: Acquisition) {
        let groups: [FunctionalGroup] = [.frameTypeMR, .frameTypeCT, .frameTypePET, .frameTypeMap]
        let frameType = groups.lazy.compactMap { frame.item($0)?.texts(Attribute.frameType.tag) }.first ?? []
        let ofFile = frame.dataSet.texts(Attribute.imageType.tag).map { $0.uppercased() }
        imageType = frameType.isEmpty ? ofFile : frameType.map { $0.uppercased() }
        types = Set(imageType + ofFile).subtracting(["", "NONE"])
        let lowercased = series.seriesDescription.lowercased()
        words = Set(lowercased.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        description = lowercased.filter { $0.isLetter || $0.isNumber }
        sopClass = series.sopClassUID
        modality = series.modality
        isMonochrome = format.isMonochrome
        complexComponent =
            frame.text(.complexImageComponent, in: .frameTypeMR) ?? Self.complexComponentGE(frame.dataSet) ?? ""
        contrast = frame.text(.acquisitionContrast, in: .frameTypeMR) ?? ""
        self.acquisition = acquisition
        echoTime = frame.echoTime
        diffusion = BValueReader(frame, imageType: imageType).weighting
    }

    /// GE (0043,xx2F): 0 magnitude, 1 phase, 2 real, 3 imaginary (github.com/rordenlab/dcm2niix, GE/README.md).
    private static func complexComponentGE(_ dataSet: DataSet) -> String? {
        guard let tag = dataSet.privateTag(0x0043, 0x2F, creator: "GEMS_PARM_01"), let code = dataSet.integer(tag)
        else { return nil }
        return [1: "PHASE", 2: "REAL", 3: "IMAGINARY"][code]
    }

    /// Whether ImageType or FrameType has one of some values.
    func hasType(_ values: String...) -> Bool { values.contains { types.contains($0) } }

    /// Whether the description has one of some words.
    func hasWord(_ values: String...) -> Bool { values.contains { words.contains($0) } }

    /// Whether an image is made from others, in ImageType's first value.
    var isDerived: Bool { imageType.first == "DERIVED" }

    /// Whether it was measured with an echo-planar spin echo, as nearly all diffusion imaging is.
    var isEchoPlanarSpinEcho: Bool {
        acquisition.scanningSequence.contains("EP") && acquisition.scanningSequence.contains("SE")
    }
}
