import DICOM
import Imaging
import Testing

@Suite struct StructureSetTests {
    private let grid: VoxelGrid

    init() throws {
        grid = try VoxelGrid(size: Size3(x: 12, y: 10, z: 4), spacing: [1, 1, 2])
    }

    private static func square(_ low: Double, _ high: Double, slice: Double = 1) -> [SIMD3<Double>] {
        [[low, low, 2 * slice], [high, low, 2 * slice], [high, high, 2 * slice], [low, high, 2 * slice]]
    }

    private func drawn(_ polygons: [[SIMD3<Double>]]) throws -> DrawnMask {
        try StructureSet(StructureBuilder(polygons).file).mask(of: 1, on: grid)
    }

    private func error(_ polygons: [[SIMD3<Double>]]) -> DICOMError? {
        #expect(throws: DICOMError.self) { try drawn(polygons) }
    }

    @Test func `centres on the left and lower border are inside and those on the other borders are not`() throws {
        let mask = try drawn([Self.square(2, 5)]).mask
        #expect(mask.boundingBox == VoxelBox(x: 2...4, y: 2...4, z: 1...1))
        #expect(mask.voxelCount == 9)
    }

    @Test func `squares that share borders share no voxel and leave none out`() throws {
        let whole = try drawn([Self.square(1, 7)]).mask
        let parts = [(1.0, 1.0), (4, 1), (1, 4), (4, 4)].map { x, y -> [SIMD3<Double>] in
            [[x, y, 2], [x + 3, y, 2], [x + 3, y + 3, 2], [x, y + 3, 2]]
        }
        #expect(try drawn(parts).mask == whole)
        let counts = try parts.map { try drawn([$0]).mask.voxelCount }
        #expect(counts == [9, 9, 9, 9])
    }

    @Test func `a ring drawn as a hole and as a keyhole is the same`() throws {
        let hole = try drawn([Self.square(1, 8), Self.square(3, 6)]).mask
        let outer = Self.square(1, 8)
        let inner = Self.square(3, 6)
        let keyhole = outer + outer.prefix(1) + inner.prefix(1) + inner.reversed()
        #expect(try drawn([keyhole]).mask == hole)
        #expect(hole.voxelCount == 49 - 9)
    }

    @Test func `neither the order nor the direction nor the first point of contours matters`() throws {
        let star: [SIMD3<Double>] = [[1.3, 1.1, 2], [9.7, 4.2, 2], [2, 8.6, 2], [6, 0.4, 2], [7.5, 9, 2]]
        let other: [SIMD3<Double>] = [[3, 3, 2], [5, 3, 2], [4, 6, 2]]
        let mask = try drawn([star, other]).mask
        for shift in 0..<5 {
            let turned = Array(star[shift...] + star[..<shift])
            #expect(try drawn([other.reversed(), turned]).mask == mask)
            #expect(try drawn([turned.reversed(), other]).mask == mask)
        }
        // A vertex on a row of centres, an edge along one, and a point on the line's end change nothing.
        #expect(try drawn([star + star.prefix(1), other]).mask == mask)
    }

    @Test func `a disc has its area`() throws {
        let big = try VoxelGrid(size: Size3(x: 200, y: 200, z: 1), spacing: [0.5, 0.5, 3])
        let points = (0..<720).map { step -> SIMD3<Double> in
            let angle = Double(step) * .pi / 360
            return [50 + 40 * cosine(angle), 50 + 40 * cosine(angle - .pi / 2), 0]
        }
        let mask = try StructureSet(StructureBuilder([points]).file).mask(of: 1, on: big).mask
        let area = Double(mask.voxelCount) * 0.25
        #expect((area / (.pi * 1600) - 1).magnitude < 0.002)
    }

    @Test func `a contour beside the plane is drawn with a warning and one between planes is refused`() throws {
        #expect(try drawn([Self.square(2, 5, slice: 1.005)]).warnings == [])
        let beside = try drawn([Self.square(2, 5, slice: 1.2), Self.square(2, 5, slice: 2)])
        #expect(beside.mask.voxelCount == 18)
        #expect(beside.contoursBesidePlane == 1)
        #expect(beside.warnings == ["1 contour up to 0.4 mm beside the plane of the slice: drawn on the nearest slice"])
        guard
            case .unusableMask(.contoursBetweenSlices(1, of: 2, farthest: let farthest, step: 2)) = error([
                Self.square(2, 5, slice: 1.3), Self.square(2, 5, slice: 2),
            ])
        else {
            Issue.record("not refused as lying between slices")
            return
        }
        #expect((farthest - 0.6).magnitude < 1e-9)
    }

    @Test func `a contour across the slices is refused`() {
        let upright: [SIMD3<Double>] = [[2, 3, 0], [6, 3, 0], [6, 3, 6], [2, 3, 6]]
        #expect(error([upright])?.description.contains("between the slices") == true)
    }

    @Test func `voxels beyond the edges are counted and contours wholly outside are refused`() throws {
        let drawn = try drawn([Self.square(-3, 4)])
        #expect(drawn.mask.voxelCount == 16)
        #expect(drawn.voxelsLost == 33)
        #expect(drawn.warnings == ["33 voxels inside the contours beyond the edges of the image"])
        let inside = Self.square(2, 5)
        #expect(error([inside, Self.square(20, 30)]) == .unusableMask(.contoursOutside(1, of: 2)))
        #expect(error([inside, Self.square(2, 5, slice: 4)]) == .unusableMask(.contoursOutside(1, of: 2)))
        #expect(error([inside, Self.square(2, 5, slice: -1)]) == .unusableMask(.contoursOutside(1, of: 2)))
        #expect(error([Self.square(-9e6, 9e6)]) == .unusableMask(.badCoordinate(contour: 1, of: 1)))
        #expect(error([Self.square(-9e9, 5)]) == .unusableMask(.badCoordinate(contour: 1, of: 1)))
    }

    @Test func `points, open lines and repeated contours are left out and counted`() throws {
        var builder = StructureBuilder([Self.square(2, 5), Self.square(2, 5)])
        builder.regions[0].drawings += [
            StructureBuilder.Drawing(kind: "POINT", points: [[1, 1, 2]]),
            StructureBuilder.Drawing(kind: "OPEN_PLANAR", points: Self.square(1, 9)),
            StructureBuilder.Drawing(points: [[1, 1, 2], [2, 2, 2]]),
        ]
        let drawn = try StructureSet(builder.file).mask(of: 1, on: grid)
        #expect(drawn.mask.voxelCount == 9)
        #expect((drawn.openContours, drawn.shortContours, drawn.repeatedContours, drawn.contours) == (2, 1, 1, 1))
        #expect(drawn.warnings.count == 3)
        builder.regions[0].drawings.removeFirst(2)
        #expect(throws: DICOMError.unusableMask(.noContours(ignored: 3))) {
            try StructureSet(builder.file).mask(of: 1, on: grid)
        }
    }

    @Test func `a scribble without end is refused before it is drawn`() {
        let heights = (0..<600_000).map { $0.isMultiple(of: 2) ? -60_000.0 : 60_000 }
        let scribble = heights.map { SIMD3(5, $0, 2) }
        #expect(error([scribble]) == .unusableMask(.endlessContours))
    }

    @Test func `two regions of one number are refused before their contours are read twice`() throws {
        var builder = StructureBuilder([Self.square(2, 5)])
        builder.regions = [(1, "Lesion", []), (2, "Lesion", []), (1, "Liver", builder.regions[0].drawings)]
        let error = #expect(throws: DICOMError.self) { try StructureSet(builder.file) }
        #expect(try #require(error).description.contains("ROINumber (3006,0022): two regions have the same"))
        builder.regions[2].number = 3
        #expect(try StructureSet(builder.file).labels.map(\.number) == [1, 2, 3])
    }

    @Test func `more points than any drawing has are refused`() throws {
        let million = MaskElement.text(.decimalString, String(repeating: "0\\0\\0\\", count: 999_999) + "0\\0\\0")
        let contour = DataSet([
            Tag(0x3006, 0x0042): MaskElement.text(.codeString, "POINT"), Tag(0x3006, 0x0050): million,
        ])
        var elements = Dictionary(
            uniqueKeysWithValues: StructureBuilder([[]]).file.dataSet.elements.map { ($0.tag, $0.element) }
        )
        let structures = { (count: Int) throws in
            let drawn = DataSet([
                Tag(0x3006, 0x0084): MaskElement.text(.integerString, "1"),
                Tag(0x3006, 0x0040): MaskElement.items(Array(repeating: contour, count: count)),
            ])
            elements[Tag(0x3006, 0x0039)] = MaskElement.items([drawn])
            return try StructureSet(DICOMFile(transferSyntax: "1.2.840.10008.1.2.1", dataSet: DataSet(elements)))
        }
        #expect(try structures(8).regions.first?.openContours == 8)
        let error = #expect(throws: DICOMError.self) { try structures(9) }
        #expect(try #require(error).description.contains("more than 8000000 points"))
    }

    @Test func `frame of reference or else series must be the image's`() throws {
        var builder = StructureBuilder([Self.square(2, 5)])
        let check = { (frame: String?, series: String?) -> DICOMError? in
            do {
                let structures = try StructureSet(builder.file)
                _ = try structures.mask(of: .only, on: grid, frameOfReference: frame, series: series)
                return nil
            } catch let error as DICOMError { return error } catch { return .notDICOM }
        }
        #expect(check("1.2", nil) == nil)
        #expect(check("1.9", "1.3") == .unusableMask(.otherFrameOfReference))
        #expect(check(nil, "1.3") == nil)
        #expect(check("", "1.4") == .unusableMask(.unknownFrameOfReference))
        builder.frameOfReference = nil
        #expect(check("1.2", "1.3") == nil)
        #expect(check("1.2", nil) == .unusableMask(.unknownFrameOfReference))
        builder.series = []
        #expect(check("1.2", "1.3") == .unusableMask(.unknownFrameOfReference))
    }

    @Test func `one bad contour spoils its own region only`() throws {
        var builder = StructureBuilder([Self.square(2, 5)])
        var points = Self.square(2, 5)
        points[0].x = .nan
        builder.regions.append((2, "Edema", [StructureBuilder.Drawing(points: points)]))
        let structures = try StructureSet(builder.file)
        #expect(try structures.mask(of: 1, on: grid).mask.voxelCount == 9)
        #expect(throws: DICOMError.unusableMask(.badCoordinate(contour: 1, of: 1))) {
            try structures.mask(of: 2, on: grid)
        }
    }

    @Test func `another kind of file is refused`() {
        let file = DICOMFile(transferSyntax: "", dataSet: DataSet())
        #expect(throws: DICOMError.unsupported("it is no structure set")) { try StructureSet(file) }
    }

    /// Ours would need Foundation's; a Taylor series is exact enough for a disc.
    private func cosine(_ angle: Double) -> Double {
        var (sum, term) = (1.0, 1.0)
        for index in 1..<30 {
            term *= -angle * angle / Double((2 * index - 1) * 2 * index)
            sum += term
        }
        return sum
    }
}
