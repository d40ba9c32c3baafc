public import Imaging

/// A DICOM segmentation (PS3.3, annex A.51): masks of one or more segments, which may overlap, on one grid.
///
/// BINARY has a voxel or not. FRACTIONAL has a probability or an occupied part for each voxel: from half of the largest
/// value upwards it is inside. LABELMAP has a segment's number for each voxel. Holds the file's pixels until it goes.
public struct Segmentation: Sendable {
    /// What the file says of the images it belongs to.
    public let references: MaskReferences

    /// The segments in the order of the file.
    public let segments: [Segment]

    /// What it is called and when it was made.
    public let title: MaskTitle

    /// The grid of every mask: from the first to the last stored slice of any segment.
    public var grid: VoxelGrid { stack.grid }

    private var stack: FrameStack

    /// `nil` if the file came without.
    private let pixels: SegmentationPixels?
    private var frames: [Frame]

    /// A stored frame: of which segment (`nil`: of any), and where.
    private struct Frame: Sendable, Hashable {
        let segment: Int?
        var slice: Int
    }

    /// The SOP classes of segmentations: Segmentation Storage and Label Map Segmentation Storage.
    public static let storageClasses: Set<String> = ["1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.66.7"]

    /// Reads a file; of one that came without its pixel data, all is known but the masks.
    public init(_ file: DICOMFile) throws(DICOMError) {
        typealias Names = SegmentationAttribute
        let dataSet = file.dataSet
        guard let kind = dataSet.text(Names.sopClass.tag), Self.storageClasses.contains(kind) else {
            throw .unsupported("it is no segmentation")
        }
        let segments = try Segment.all(of: dataSet)
        let groups = try Self.groups(dataSet)
        let (rows, columns) = (try Self.length(Names.rows, dataSet), try Self.length(Names.columns, dataSet))
        let coding = try SegmentationPixels.Coding(dataSet)
        pixels = try dataSet.bytes(Names.pixelData.tag).map { bytes throws(DICOMError) in
            try SegmentationPixels(coding, bytes, frames: groups.count, frameSize: rows * columns)
        }
        var planes: [FramePlane] = []
        for group in groups { planes.append(try FramePlane(group)) }
        stack = try FrameStack(planes, rows: rows, columns: columns)
        let isLabelMap = if case .labels = coding { true } else { false }
        frames = try Self.frames(groups, stack.slices, segments, isLabelMap: isLabelMap)
        self.segments = segments
        references = Self.references(dataSet, groups)
        title = MaskTitle(dataSet, label: Names.label, date: Names.date, time: Names.time)
    }

    /// The same masks on the slices of the image that they were drawn on; `nil` unless each frame lies on one of them.
    ///
    /// Only that image may be given: on a finer one, each frame would become too thin. It makes a difference where the
    /// file does not tell how far its slices are apart, and then a frame is as thick as the image's slices are.
    public func laid(onSlicesOf image: VoxelGrid) -> Segmentation? {
        guard let laid = stack.laid(onSlicesOf: image) else { return nil }
        var segmentation = self
        if !stack.isStepTold {
            segmentation.stack = laid
            for index in frames.indices { segmentation.frames[index].slice = laid.slices[index] }
        }
        return segmentation
    }

    /// One sentence for each thing that a person should know of the masks.
    public var warnings: [String] {
        guard !stack.isStepTold else { return [] }
        let step = (grid.spacing.z * 100).rounded() / 100
        return [
            "SpacingBetweenSlices (0018,0088) is absent or wrong: frames were taken as \(step) mm apart and as thick"
        ]
    }

    /// The frame of reference that the masks are in.
    public var frameOfReference: String? { references.frameOfReference }

    /// The series that the file refers to.
    public var referencedSeries: [String] { references.series }

    /// The images that the file refers to.
    public var referencedInstances: Set<String> { references.instances }

    /// Numbers and names of the segments.
    public var labels: [MaskLabel] { segments.map(\.label) }

    /// The mask of a segment; empty if no frame has a voxel of it.
    public func mask(of number: Int) throws(DICOMError) -> Mask { try mask(of: .number(number)) }

    /// The mask of a segment by name or number; empty if no frame has a voxel of it.
    public func mask(of choice: LabelChoice) throws(DICOMError) -> Mask {
        let number = try choice.label(among: labels).number
        guard let pixels else { throw .missing(SegmentationAttribute.pixelData) }
        var members = [UInt8](repeating: 0, count: grid.size.count)
        let frameSize = grid.size.x * grid.size.y
        for (index, frame) in frames.enumerated() where frame.segment ?? number == number {
            pixels.mark(frame: index, segment: number, in: &members, at: frame.slice * frameSize)
        }
        do { return try Mask(grid: grid, isInside: members) } catch { throw .unusableMask(.grid(error)) }
    }
}

// MARK: - Reading

extension Segmentation {
    /// What is said of each frame; as many as there are frames.
    private static func groups(_ dataSet: DataSet) throws(DICOMError) -> [FunctionalGroups] {
        let shared = dataSet.items(SegmentationAttribute.sharedGroups.tag).first ?? DataSet()
        let groups = dataSet.items(SegmentationAttribute.frameGroups.tag).map {
            FunctionalGroups(frame: $0, shared: shared)
        }
        guard !groups.isEmpty else { throw .missing(SegmentationAttribute.frameGroups) }
        guard dataSet.integer(SegmentationAttribute.frames.tag) ?? 1 == groups.count else {
            throw .unusableMask(.frames(.countsDiffer))
        }
        return groups
    }

    private static func length(_ name: Attribute, _ dataSet: DataSet) throws(DICOMError) -> Int {
        guard let length = dataSet.integer(name.tag) else { throw .missing(name) }
        guard (1...32_767).contains(length) else { throw .badValue(name, expected: "1 to 32767") }
        return length
    }

    private static func frames(
        _ groups: [FunctionalGroups],
        _ slices: [Int],
        _ segments: [Segment],
        isLabelMap: Bool
    ) throws(DICOMError) -> [Frame] {
        let numbers = Set(segments.map(\.number))
        var seen: Set<Frame> = []
        var frames: [Frame] = []
        for (group, slice) in zip(groups, slices) {
            let frame = Frame(segment: isLabelMap ? nil : try segment(of: group), slice: slice)
            if let segment = frame.segment, !numbers.contains(segment) {
                throw .unusableMask(.frames(.unknownSegment))
            }
            guard seen.insert(frame).inserted else { throw .unusableMask(.frames(.repeatedFrame)) }
            frames.append(frame)
        }
        return frames
    }

    private static func segment(of group: FunctionalGroups) throws(DICOMError) -> Int {
        let name = SegmentationAttribute.referencedSegment
        guard let number = group.item(SegmentationAttribute.identification)?.integer(name.tag) else {
            throw .missing(name)
        }
        return number
    }

    private static func references(_ dataSet: DataSet, _ groups: [FunctionalGroups]) -> MaskReferences {
        typealias Names = SegmentationAttribute
        let studies = [dataSet] + dataSet.items(Names.otherStudies.tag)
        let series = studies.flatMap { $0.items(Names.referencedSeries.tag) }
        let derivations =
            groups.flatMap { $0.frame.items(Names.derivation.tag) }
            + (groups.first?.shared.items(Names.derivation.tag) ?? [])
        let images =
            series.flatMap { $0.items(Names.referencedInstances.tag) }
            + ([dataSet] + derivations).flatMap { $0.items(Names.sourceImages.tag) }
        return MaskReferences(
            frameOfReference: dataSet.text(Names.frameOfReference.tag),
            series: series.compactMap { $0.text(Names.seriesInstance.tag) },
            instances: Set(images.compactMap { $0.text(Names.referencedInstance.tag) })
        )
    }
}
