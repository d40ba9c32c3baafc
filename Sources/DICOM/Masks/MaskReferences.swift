/// What a mask's file says of the images it belongs to.
public struct MaskReferences: Sendable, Hashable {
    /// The frame of reference that its positions are in.
    public let frameOfReference: String?

    /// The series it refers to, in the order of the file, each once.
    public let series: [String]

    /// The images it refers to.
    public let instances: Set<String>

    /// Keeps what a file refers to.
    public init(frameOfReference: String?, series: [String], instances: Set<String>) {
        self.frameOfReference = frameOfReference
        var seen: Set<String> = []
        self.series = series.filter { seen.insert($0).inserted }
        self.instances = instances
    }

    /// Refuses an image whose positions cannot be compared with the mask's.
    ///
    /// Both frames of reference must be the same. Only if one of them is absent or empty, a reference to the image's
    /// series will do. References to single images are never asked for: archives renumber images.
    public func check(frameOfReference other: String?, series image: String?) throws(DICOMError) {
        if let own = frameOfReference, let other, !own.isEmpty, !other.isEmpty {
            guard own == other else { throw .unusableMask(.otherFrameOfReference) }
            return
        }
        guard let image, !image.isEmpty, series.contains(image) else {
            throw .unusableMask(.unknownFrameOfReference)
        }
    }
}
