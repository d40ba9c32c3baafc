import DICOM
import Imaging
import Testing

@Suite struct SegmentationTests {
    private typealias Frame = SegmentationBuilder.Frame

    /// Nine pixels: frames do not begin at borders of bytes.
    private static func pixels(_ inside: Int...) -> [UInt8] { (0..<9).map { inside.contains($0) ? 1 : 0 } }

    private static func frame(_ segment: Int?, slice: Double, _ pixels: [UInt8]) -> Frame {
        Frame(segment: segment, position: [10, 20, 30 + 2 * slice], pixels: pixels)
    }

    /// Two overlapping segments: the first on slices 1 and 4, the second on 2 and 4.
    private static var overlapping: SegmentationBuilder {
        var builder = SegmentationBuilder()
        builder.segments = [(1, "Lesion"), (4, "Liver"), (9, "Vessel")]
        builder.frames = [
            frame(1, slice: 4, pixels(0, 8)), frame(4, slice: 2, pixels(1, 3, 5)), frame(4, slice: 4, pixels(0, 4)),
            frame(1, slice: 1, pixels(7)),
        ]
        return builder
    }

    private func members(_ mask: Mask) -> [Int] { mask.isInside.indices.filter { mask.isInside[$0] == 1 } }

    @Test func `overlapping segments of sparse frames share the grid of all frames`() throws {
        let segmentation = try Segmentation(Self.overlapping.file)
        let grid = segmentation.grid
        #expect(grid.size == Size3(x: 3, y: 3, z: 4))
        #expect(grid.spacing == [0.5, 0.5, 2])
        #expect(grid.origin == [10, 20, 32])
        #expect(members(try segmentation.mask(of: 1)) == [7, 27, 35])
        #expect(members(try segmentation.mask(of: .name("liver"))) == [10, 12, 14, 27, 31])
        #expect(segmentation.segments.map(\.algorithm) == [.automatic, .automatic, .automatic])
    }

    @Test func `a segment without frames is an empty mask and an unknown one is refused with what is there`() throws {
        let segmentation = try Segmentation(Self.overlapping.file)
        #expect(try segmentation.mask(of: 9).voxelCount == 0)
        let error = #expect(throws: DICOMError.self) { try segmentation.mask(of: 2) }
        #expect(try #require(error).description.hasSuffix(#"there are: 1 "Lesion", 4 "Liver", 9 "Vessel""#))
    }

    @Test func `the order of frames does not matter`() throws {
        var builder = Self.overlapping
        let expected = try [1, 4].map { try Segmentation(builder.file).mask(of: $0) }
        for turn in 1..<4 {
            builder.frames = Array(Self.overlapping.frames[turn...] + Self.overlapping.frames[..<turn])
            #expect(try [1, 4].map { try Segmentation(builder.file).mask(of: $0) } == expected)
        }
    }

    @Test func `the step is the distance told if positions allow it and else the smallest`() throws {
        var builder = Self.overlapping
        builder.frames.removeAll { $0.position.z == 34 || $0.segment == 4 }
        builder.sliceSpacing = 2
        #expect(try Segmentation(builder.file).grid.size.z == 4)
        builder.sliceSpacing = nil
        #expect(try Segmentation(builder.file).grid.spacing.z == 6)
        // Half a slice or less is the gap between slices, which some call their spacing.
        builder.sliceSpacing = 0.5
        builder.thickness = 5.5
        #expect(try Segmentation(builder.file).grid.size.z == 2)
    }

    @Test func `one position has the step or the thickness told`() throws {
        var builder = SegmentationBuilder()
        builder.frames = [Self.frame(1, slice: 0, Self.pixels(4))]
        #expect(try Segmentation(builder.file).grid.spacing.z == 2)
        (builder.sliceSpacing, builder.thickness) = (nil, 5)
        #expect(try Segmentation(builder.file).grid.spacing.z == 5)
        builder.thickness = nil
        #expect(throws: DICOMError.missing(Attribute(0x0018, 0x0088, "SpacingBetweenSlices"))) {
            try Segmentation(builder.file)
        }
    }

    // MARK: - Slices that the file does not tell

    /// Frames at some heights in mm, each with two voxels.
    private func sparse(_ heights: [Double], spacing: Double? = nil, thickness: Double? = 5) throws -> Segmentation {
        var builder = SegmentationBuilder()
        (builder.sliceSpacing, builder.thickness) = (spacing, thickness)
        builder.frames = heights.map { height in
            SegmentationBuilder.Frame(segment: 1, position: [0, 0, height], pixels: Self.pixels(4, 5))
        }
        return try Segmentation(builder.file)
    }

    private func image(step: Double, slices: Int = 12, isReversed: Bool = false) throws -> VoxelGrid {
        try VoxelGrid(
            size: Size3(x: 3, y: 3, z: slices),
            spacing: [0.5, 0.5, step],
            origin: [0, 0, isReversed ? step * Double(slices - 1) : 0],
            direction: isReversed ? Matrix3([1, 0, 0], [0, 1, 0], [0, 0, -1]) : .identity
        )
    }

    private func slices(_ segmentation: Segmentation, on image: VoxelGrid) throws -> [Int] {
        let mask = try segmentation.mask(of: 1).resampled(onto: image).mask
        return members(mask).map { $0 / 9 }
    }

    @Test func `frames far apart are as thick as the file says and not as far as they are apart`() throws {
        let segmentation = try sparse([5, 35])
        #expect(segmentation.grid.size.z == 7)
        #expect(segmentation.grid.spacing.z == 5)
        #expect(segmentation.warnings.count == 1)
        #expect(try slices(segmentation, on: image(step: 5)) == [1, 1, 7, 7])
        // Below 0, where slices are counted the other way.
        let negative = try sparse([10, 20], spacing: -5)
        #expect(negative.grid.size.z == 3)
        #expect(negative.warnings == [])
        // As far apart as they are thick, they leave no doubt.
        #expect(try sparse([10, 15, 25]).warnings == [])
    }

    @Test(arguments: [false, true])
    func `frames on slices of their image are as thick as those are apart`(isReversed: Bool) throws {
        let coarse = try image(step: 5, isReversed: isReversed)
        let fine = try image(step: 1, isReversed: isReversed)
        let last = { (slices: [Int]) in isReversed ? slices.map { 11 - $0 }.sorted() : slices }
        let cases: [(Segmentation, VoxelGrid, [Int])] = [
            (try sparse([5, 35]), coarse, [1, 1, 7, 7]),
            (try sparse([5, 15], thickness: 4), coarse, [1, 1, 3, 3]),
            (try sparse([5, 15], thickness: nil), coarse, [1, 1, 3, 3]),
            (try sparse([2], thickness: 2), fine, [2, 2]),
            (try sparse([2, 5], thickness: 2), fine, [2, 2, 5, 5]),
        ]
        for (segmentation, image, expected) in cases {
            #expect(segmentation.warnings.count == 1)
            let laid = try #require(segmentation.laid(onSlicesOf: image))
            #expect(laid.warnings == [])
            #expect(try slices(laid, on: image) == last(expected))
        }
    }

    @Test func `an image whose slices the frames do not lie on is not theirs`() throws {
        let segmentation = try sparse([5, 35])
        #expect(segmentation.laid(onSlicesOf: try image(step: 4)) == nil)
        #expect(segmentation.laid(onSlicesOf: try image(step: 5, slices: 6)) == nil)
        let sagittal = try VoxelGrid(
            size: Size3(x: 12, y: 12, z: 12),
            spacing: [5, 5, 5],
            direction: Matrix3([0, 1, 0], [0, 0, 1], [1, 0, 0])
        )
        #expect(segmentation.laid(onSlicesOf: sagittal) == nil)
        // What the file tells, stays: frames of 5 mm are no slices of 1 mm.
        let told = try sparse([5, 10], spacing: 5)
        #expect(try #require(told.laid(onSlicesOf: try image(step: 1))).grid.spacing.z == 5)
    }

    @Test(arguments: [(255, [127, 128]), (100, [49, 50]), (1, [0, 1]), (3, [1, 2])])
    func `a fraction is inside from half of the largest upwards`(largest: Int, values: [UInt8]) throws {
        var builder = SegmentationBuilder(type: "FRACTIONAL", columns: 2, rows: 1, bits: 8, largestFraction: largest)
        builder.frames = [Self.frame(1, slice: 0, values)]
        #expect(members(try Segmentation(builder.file).mask(of: 1)) == [1])
    }

    @Test func `a label map has the segment's number for each voxel`() throws {
        var builder = SegmentationBuilder(type: "LABELMAP", columns: 2, rows: 2, bits: 8)
        builder.segments = [(0, "Background"), (1, "Lesion"), (2, "Liver")]
        builder.frames = [Self.frame(nil, slice: 1, [0, 2, 2, 1]), Self.frame(nil, slice: 0, [1, 0, 0, 0])]
        let segmentation = try Segmentation(builder.file)
        #expect(segmentation.labels.map(\.number) == [1, 2])
        #expect(members(try segmentation.mask(of: 1)) == [0, 7])
        #expect(members(try segmentation.mask(of: 2)) == [5, 6])
        builder.bits = 16
        builder.segments = [(258, "Lesion")]
        builder.frames = [Self.frame(nil, slice: 0, [2, 1, 2, 0, 1, 2, 0, 0])]
        #expect(members(try Segmentation(builder.file).mask(of: 258)) == [0])
    }

    @Test func `oblique frames whose spacing differs in the seventh digit make one grid`() throws {
        var builder = Self.overlapping
        builder.orientation = [0.8, 0.6, 0, 0, 0, -1]
        for index in builder.frames.indices {
            let height = builder.frames[index].position.z
            builder.frames[index].position = [-0.6 * height, 0.8 * height + 0.000_01, 5]
            builder.frames[index].spacing = index == 2 ? [0.5, 0.500_000_2] : nil
        }
        let grid = try Segmentation(builder.file).grid
        #expect(grid.size == Size3(x: 3, y: 3, z: 4))
        #expect((grid.direction[2] - SIMD3(-0.6, 0.8, 0)).max() < 1e-12)
        #expect((grid.spacing.z - 2).magnitude < 1e-12)
    }

    private static let defects: [(FrameDefect, @Sendable (inout SegmentationBuilder) -> Void)] = [
        (.countsDiffer, { $0.storedFrames = 5 }),
        (.skewedAxes, { $0.orientation = [1, 0, 0, 0.1, 1, 0] }),
        (.orientationsDiffer, { $0.frames[1].orientation = [1, 0, 0, 0, 0, 1] }),
        (.spacingsDiffer, { $0.frames[1].spacing = [0.5, 0.51] }),
        (.shiftedSideways, { $0.frames[1].position.x += 0.1 }),
        (.unevenPositions, { $0.frames[1].position.z += 0.3 }),
        (.repeatedFrame, { $0.frames[3].position.z = $0.frames[0].position.z }),
        (.unknownSegment, { $0.frames[0].segment = 3 }),
        (.repeatedSegment, { $0.segments[1].number = 1 }),
    ]

    @Test(arguments: FrameDefect.allCases)
    func `frames that make up no grid are refused with the reason`(defect: FrameDefect) throws {
        let break_ = try #require(Self.defects.first { $0.0 == defect }).1
        var builder = Self.overlapping
        break_(&builder)
        #expect(throws: DICOMError.unusableMask(.frames(defect))) { try Segmentation(builder.file) }
    }

    @Test func `too few pixels are refused`() {
        var builder = Self.overlapping
        builder.pixelData = [0, 0, 0, 0]
        #expect(
            throws: DICOMError.badValue(
                Attribute(0x7FE0, 0x0010, "PixelData"),
                expected: "5 bytes, not 4"
            )
        ) { try Segmentation(builder.file) }
    }

    @Test func `without its pixels a file tells all but the masks`() throws {
        var elements = Dictionary(
            uniqueKeysWithValues: Self.overlapping.file.dataSet.elements.map { ($0.tag, $0.element) }
        )
        elements[Tag(0x7FE0, 0x0010)] = nil
        let segmentation = try Segmentation(DICOMFile(transferSyntax: "", dataSet: DataSet(elements)))
        #expect(segmentation.labels.map(\.number) == [1, 4, 9])
        #expect(segmentation.grid.size.z == 4)
        #expect(throws: DICOMError.missing(Attribute(0x7FE0, 0x0010, "PixelData"))) { try segmentation.mask(of: 1) }
    }

    @Test func `frames that are kilometres apart are refused before memory is taken`() {
        var builder = SegmentationBuilder(columns: 200, rows: 200)
        builder.sliceSpacing = nil
        builder.frames = [0, 1, 30_000].map { Self.frame(1, slice: $0, [UInt8](repeating: 1, count: 40_000)) }
        #expect(throws: DICOMError.self) { try Segmentation(builder.file) }
    }
}
