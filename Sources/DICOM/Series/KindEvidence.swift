/// What the kind of a frame is decided from.
struct KindEvidence {
    /// The values of ``imageType`` without those that are only padding.
    let types: Set<String>

    /// FrameType, or, where it is absent, ImageType as a list, in capitals.
    ///
    /// The type of a file says nothing of a frame that has a type of its own: others of the file may differ.
    let imageType: [String]

    /// The words of SeriesDescription in small letters, and their parts between letters and digits: `tof3d` has `tof`.
    let words: Set<String>

    /// The words as they follow each other, not split further.
    let wordList: [String]

    /// SeriesDescription in small letters.
    let text: String

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

    /// The part of an MR signal.
    let component: ImageComponent?

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
        types = Set(imageType).subtracting(["", "NONE"])
        // As it stands in the file: a patient called Dixon or Trace is taken out of what is kept only.
        text = (frame.dataSet.text(Attribute.seriesDescription.tag) ?? "").lowercased()
        wordList = text.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        words = Set(wordList).union(wordList.flatMap(Self.runs))
        description = text.filter { $0.isLetter || $0.isNumber }
        sopClass = series.sopClassUID
        modality = series.modality
        isMonochrome = format.isMonochrome
        complexComponent =
            frame.text(.complexImageComponent, in: .frameTypeMR) ?? Self.complexComponentGE(frame.dataSet) ?? ""
        component =
            series.modality == "MR" ? ImageComponent(types: types, complexComponent: complexComponent) : nil
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

    /// The runs of letters and of digits in a word.
    private static func runs(_ word: String) -> [String] {
        var runs: [String] = []
        for character in word {
            if let last = runs.last?.last, last.isNumber == character.isNumber {
                runs[runs.count - 1].append(character)
            } else {
                runs.append(String(character))
            }
        }
        return runs
    }

    /// Whether ImageType or FrameType has one of some values.
    func hasType(_ values: String...) -> Bool { values.contains { types.contains($0) } }

    /// Whether the description has one of some words.
    func hasWord(_ values: String...) -> Bool { values.contains { words.contains($0) } }

    /// Whether two words of the description follow each other.
    func hasWords(_ first: String, _ second: String) -> Bool {
        zip(wordList, wordList.dropFirst()).contains { $0 == first && $1 == second }
    }

    /// Whether the description begins with one of some words.
    func beginsWith(_ values: String...) -> Bool { wordList.first.map(values.contains) ?? false }

    /// Whether an image is made from others, in ImageType's first value.
    var isDerived: Bool { imageType.first == "DERIVED" }

    /// Whether it was measured with an echo-planar readout: for function or perfusion, or for diffusion whose b-value
    /// was lost; Canon tells it in the name of the sequence only, `SEEPI2D`.
    var isEchoPlanar: Bool {
        acquisition.scanningSequence.contains("EP") || acquisition.sequenceName.uppercased().contains("EPI")
    }

    /// Whether it was measured with an echo-planar spin echo, as nearly all diffusion imaging is.
    var isEchoPlanarSpinEcho: Bool {
        acquisition.scanningSequence.contains("EP") && acquisition.scanningSequence.contains("SE")
    }
}
