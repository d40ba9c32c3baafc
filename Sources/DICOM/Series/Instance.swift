/// What sorting needs of one file.
///
/// Keeps no data set and no pixel: two to three kilobytes for a classic image, less than a kilobyte for each further
/// frame.
public struct Instance: Sendable, Hashable {
    /// The caller's number of the file.
    public let file: Int

    /// What the file holds.
    public let content: Content

    /// What it has in common with its series.
    public let series: SeriesHeader

    /// SOPInstanceUID.
    public let sopInstanceUID: String

    /// InstanceNumber.
    public let instanceNumber: Int?

    /// The values of ImageType.
    public let imageType: [String]

    /// How the image was acquired; of an enhanced image, its first frame.
    public let acquisition: Acquisition

    /// The acquisition of frames that were acquired in another way than the first one, by their index.
    private let otherAcquisitions: [Int: Acquisition]

    /// The part of a concatenation that the file is; `nil` if it is none.
    let concatenation: ConcatenationPart?

    /// How the pixels are stored; `nil` of what is no image.
    public let format: PixelFormat?

    /// The frames; none of what is no image.
    public let frames: [Frame]

    /// What a file may hold.
    public enum Content: Sendable, Hashable {
        case image
        case segmentation
        case structureSet
        case other
    }

    /// Reads the header of a file.
    ///
    /// `neighbor` is an instance of the same series, if one is at hand: what both have in common is then kept once.
    public init(_ dataSet: DataSet, file: Int, neighbor: Instance? = nil) throws(DICOMError) {
        let header = try SeriesHeader(dataSet)
        guard let uid = dataSet.text(Attribute.sopInstanceUID.tag) else { throw .missing(.sopInstanceUID) }
        self.file = file
        series = neighbor.flatMap { $0.series.isIdentical(to: header) ? $0.series : nil } ?? header
        content = Content(sopClass: header.sopClassUID)
        sopInstanceUID = uid
        instanceNumber = dataSet.integer(Attribute.instanceNumber.tag)
        imageType = dataSet.texts(Attribute.imageType.tag)
        let attributes = content == .image ? try Self.frames(of: dataSet, header.sopClassUID) : []
        let acquisition = Acquisition(attributes.first ?? FrameAttributes(dataSet))
        self.acquisition = acquisition
        concatenation = ConcatenationPart(dataSet)
        guard content == .image else {
            format = nil
            frames = []
            otherAcquisitions = [:]
            return
        }
        let format = try PixelFormat(dataSet)
        self.format = format
        var frames: [Frame] = []
        var others: [Int: Acquisition] = [:]
        for (index, frame) in attributes.enumerated() {
            let own = index == 0 ? acquisition : Acquisition(frame)
            if own != acquisition { others[index] = own }
            frames.append(try Frame(frame, KindEvidence(frame, header, format, own)))
        }
        self.frames = frames
        otherAcquisitions = others
    }

    /// How a frame was acquired: echo, timing and modifiers are the frame's own (PS3.3, C.7.6.16).
    public func acquisition(ofFrame index: Int) -> Acquisition { otherAcquisitions[index] ?? acquisition }

    /// Where the attributes of each frame stand.
    private static func frames(of dataSet: DataSet, _ sopClass: String) throws(DICOMError) -> [FrameAttributes] {
        let groups = dataSet.items(Tag(0x5200, 0x9230))
        let shared = dataSet.items(Tag(0x5200, 0x9229)).first
        let count = dataSet[Attribute.numberOfFrames.tag] == nil ? nil : dataSet.integer(Attribute.numberOfFrames.tag)
        if groups.isEmpty {
            guard
                dataSet[Attribute.numberOfFrames.tag] == nil || count == 1
                    || StorageClass.secondaryCaptures.contains(sopClass)
            else { throw .unsupported("an image of several frames without functional groups") }
            return [FrameAttributes(dataSet)]
        }
        guard count == groups.count else {
            throw .badValue(.numberOfFrames, expected: "the number of functional groups, \(groups.count)")
        }
        return groups.map { FrameAttributes(dataSet, shared: shared, frame: $0) }
    }
}

extension Instance: CustomStringConvertible {
    /// The caller's number and what the file holds; no identifier.
    public var description: String { "file \(file): \(content), \(frames.count) frames" }
}

extension Instance.Content {
    /// What objects of a SOP class hold (PS3.4, table B.5-1).
    init(sopClass: String) {
        switch sopClass {
        case "1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7": self = .segmentation
        case "1.2.840.10008.5.1.4.1.1.481.3": self = .structureSet
        case _ where StorageClass.volumes.contains(sopClass) || StorageClass.secondaryCaptures.contains(sopClass):
            self = .image
        default: self = .other
        }
    }
}

/// SOP classes by what they mean for sorting.
enum StorageClass {
    /// Slices of a body.
    static let volumes: Set<String> = [
        "1.2.840.10008.5.1.4.1.1.4",  // MR
        "1.2.840.10008.5.1.4.1.1.4.1",  // enhanced MR
        "1.2.840.10008.5.1.4.1.1.4.4",  // legacy converted enhanced MR
        "1.2.840.10008.5.1.4.1.1.2",  // CT
        "1.2.840.10008.5.1.4.1.1.2.1",  // enhanced CT
        "1.2.840.10008.5.1.4.1.1.2.2",  // legacy converted enhanced CT
        "1.2.840.10008.5.1.4.1.1.128",  // PET
        "1.2.840.10008.5.1.4.1.1.130",  // enhanced PET
        parametricMap,
    ]

    /// Maps of a quantity, whose values stand for real ones by a mapping of their own.
    static let parametricMap = "1.2.840.10008.5.1.4.1.1.30"

    /// Pictures of a screen or of paper.
    static let secondaryCaptures: Set<String> = [
        "1.2.840.10008.5.1.4.1.1.7", "1.2.840.10008.5.1.4.1.1.7.1", "1.2.840.10008.5.1.4.1.1.7.2",
        "1.2.840.10008.5.1.4.1.1.7.3", "1.2.840.10008.5.1.4.1.1.7.4",
    ]
}
