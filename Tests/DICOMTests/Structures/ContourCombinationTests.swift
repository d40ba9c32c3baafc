import DICOM
import Foundation
import Imaging
import Testing

/// Known answers are counted by hand: a border half-way between centres holds as many voxels as it is long.
@Suite struct ContourCombinationTests {
    private let grid: VoxelGrid

    init() throws {
        grid = try VoxelGrid(size: Size3(x: 20, y: 20, z: 6), spacing: [1, 1, 5])
    }

    private static func box(
        _ x: ClosedRange<Double>,
        _ y: ClosedRange<Double>,
        _ z: Double = 10
    ) -> [SIMD3<Double>] {
        [
            [x.lowerBound, y.lowerBound, z], [x.upperBound, y.lowerBound, z], [x.upperBound, y.upperBound, z],
            [x.lowerBound, y.upperBound, z],
        ]
    }

    /// 7 by 5 voxels.
    private static let lesion = box(4.5...11.5, 4.5...9.5)

    /// 2 by 2 voxels inside it.
    private static let hole = box(6.5...8.5, 6.5...8.5)

    private func drawn(_ polygons: [[SIMD3<Double>]], _ kind: String = "CLOSED_PLANAR") throws -> DrawnMask {
        var builder = StructureBuilder(polygons)
        for index in polygons.indices { builder.regions[0].drawings[index].kind = kind }
        return try StructureSet(builder.file).mask(of: 1, on: grid)
    }

    // MARK: - Planes

    @Test func `a border that is drawn again a little farther out is no ring`() throws {
        func circle(_ radius: Double, points: Int) -> [SIMD3<Double>] {
            (0..<points).map { number in
                let angle = 2 * Double.pi * Double(number) / Double(points)
                return [9.6 + radius * cos(angle), 9.7 + radius * sin(angle), 10]
            }
        }
        let once = try drawn([circle(8, points: 90)])
        let twice = try drawn([circle(8, points: 90), circle(8.2, points: 24)])
        #expect(twice.mask == once.mask)
        #expect(twice.warnings.count == 1)
        // A wall of a voxel is one that somebody drew.
        let ring = try drawn([circle(8, points: 90), circle(6.5, points: 90)])
        #expect(ring.mask.voxelCount < once.mask.voxelCount / 2)
    }

    @Test func `of planes that fall on one slice the nearest is drawn`() throws {
        let large = { (z: Double) in Self.box(3.5...12.5, 3.5...10.5, z) }
        let small = { (z: Double) in Self.box(4.5...11.5, 4.5...9.5, z) }
        let two = try drawn([small(9.2), large(10.2)])
        #expect(two.mask.voxelCount == 63)
        #expect((two.contours, two.contoursOnFartherPlanes, two.contoursBesidePlane) == (1, 1, 1))
        #expect(two.warnings.first?.hasPrefix("1 contour left out, since contours of another plane lie nearer") == true)
        let three = try drawn([small(9), large(10), small(11)])
        #expect(three.mask.voxelCount == 63)
        #expect((three.contours, three.contoursOnFartherPlanes, three.contoursBesidePlane) == (1, 2, 0))
    }

    @Test func `of two planes as far away the one at the smaller coordinate is drawn on any grid`() throws {
        let contours = [Self.box(4.5...12.5, 4.5...9.5, 10.5), Self.box(4.5...11.5, 4.5...9.5, 9.5)]
        #expect(try drawn(contours).mask.voxelCount == 35)
        let reversed = try VoxelGrid(
            size: grid.size,
            spacing: grid.spacing,
            origin: [0, 0, 25],
            direction: Matrix3([1, 0, 0], [0, 1, 0], [0, 0, -1])
        )
        #expect(try StructureSet(StructureBuilder(contours).file).mask(of: 1, on: reversed).mask.voxelCount == 35)
    }

    @Test func `a hole whose plane is written a little off is still a hole`() throws {
        let hole = Self.box(6.5...8.5, 6.5...8.5, 10.04)
        #expect(try drawn([Self.lesion, hole]).mask.voxelCount == 31)
    }

    @Test func `slices without a contour between the first and the last are told`() throws {
        let boxes = [5.0, 15, 25].map { Self.box(4.5...11.5, 4.5...9.5, $0) }
        #expect(try drawn(boxes).warnings == ["the contours leave out 2 slices between the first and the last"])
        #expect(try drawn([Self.lesion]).warnings == [])
    }

    // MARK: - Twice the same

    private static let repeats: [(String, [SIMD3<Double>])] = [
        ("point for point", lesion),
        ("another first point", Array(lesion[1...] + lesion[..<1])),
        ("reversed", lesion.reversed()),
        ("first point repeated", lesion + lesion.prefix(1)),
        ("a thousandth of a millimetre beside", lesion.map { $0 + [0.001, 0, 0] }),
        ("a little smaller", box(4.501...11.499, 4.501...9.499)),
    ]

    @Test(arguments: repeats) func `a contour that is there twice counts once`(
        how: String,
        repeated: [SIMD3<Double>]
    ) throws {
        let drawn = try drawn([Self.lesion, repeated])
        #expect(drawn.mask.voxelCount == 35, "\(how)")
        #expect((drawn.contours, drawn.repeatedContours) == (1, 1))
        #expect(drawn.warnings == ["1 contour with the same inside as another one: counted once"])
        #expect(try self.drawn([Self.lesion, Self.hole, repeated]).mask.voxelCount == 31)
    }

    @Test func `borders through centres that differ by rounding are one`() throws {
        let lesion = Self.box(5...11, 5...9)
        let beside = lesion.map { $0 + [0.001, 0.001, 0] }
        #expect(try drawn([lesion]).mask.voxelCount == 24)
        #expect(try drawn([lesion, beside]).mask.voxelCount == 24)
        #expect(try drawn([lesion, Self.box(5.001...10.999, 5.001...8.999)]).mask.voxelCount == 24)
    }

    @Test func `a hole that is there twice stays a hole`() throws {
        #expect(try drawn([Self.lesion, Self.hole, Self.hole.reversed()]).mask.voxelCount == 31)
    }

    @Test(arguments: [2, 3, 4]) func `a contour that goes round several times is filled once`(rounds: Int) throws {
        for lap in [Self.lesion, Self.lesion + Self.lesion.prefix(1)] {
            let drawn = try drawn([Array(repeatElement(lap, count: rounds).joined())])
            #expect(drawn.mask.voxelCount == 35)
            #expect(drawn.warnings == ["1 contour drawn round more than once: counted once"])
        }
    }

    // MARK: - Overlaps

    @Test func `contours that overlap in part are joined and those of the exclusive kind are not`() throws {
        let pair = [Self.lesion, Self.box(8.5...15.5, 4.5...9.5)]
        let joined = try drawn(pair)
        #expect(joined.mask.voxelCount == 35 + 35 - 15)
        #expect(joined.warnings == ["2 contours that overlap in part: joined"])
        let exclusive = try drawn(pair, "CLOSEDPLANAR_XOR")
        #expect(exclusive.mask.voxelCount == 2 * (35 - 15))
        #expect(exclusive.warnings == [])
        // A hole in what both hold is a hole of both.
        #expect(try drawn(pair + [Self.box(9.5...10.5, 6.5...7.5)]).mask.voxelCount == 54)
        #expect(try drawn(pair.reversed() + [Self.box(2.5...17.5, 2.5...12.5)]).mask.voxelCount == 150 - 55)
    }

    @Test func `rings in rings alternate and neighbours that share a border keep all voxels`() throws {
        let rings = [0.0, 1, 2, 3].map { Self.box(0.5 + $0...(16.5 - $0), 0.5 + $0...(16.5 - $0)) }
        #expect(try drawn(rings).mask.voxelCount == 256 - 196 + 144 - 100)
        let halves = [Self.box(4...8, 4.5...9.5), Self.box(8...12, 4.5...9.5)]
        let drawn = try drawn(halves)
        #expect(drawn.mask.voxelCount == 40)
        #expect(drawn.warnings == [])
    }

    @Test func `contours without end are refused before all are compared`() {
        let many = (0..<50).map { Self.box(2.5...(6.5 + Double($0)), -30_000...30_000) }
        #expect(throws: DICOMError.unusableMask(.endlessContours)) { try drawn(many) }
    }

    // MARK: - Types

    @Test(arguments: ["CLOSEDPLANAR_XOR", "CLOSED_PLANAR_XOR"])
    func `the exclusive kind is read in both spellings`(kind: String) throws {
        let drawn = try drawn([Self.lesion, Self.hole], kind)
        #expect(drawn.mask.voxelCount == 31)
        #expect(drawn.warnings == [])
    }

    @Test func `a region with a contour of unknown type is refused and not used in part`() throws {
        var builder = StructureBuilder([Self.lesion, Self.hole])
        builder.regions[0].drawings[1].kind = "CLOSED"
        builder.regions.append((2, "Other", [StructureBuilder.Drawing(points: Self.lesion)]))
        let structures = try StructureSet(builder.file)
        #expect(throws: DICOMError.unusableMask(.unknownContourType(contour: 2, of: 2))) {
            try structures.mask(of: 1, on: grid)
        }
        #expect(try structures.mask(of: 2, on: grid).mask.voxelCount == 35)
    }

    // MARK: - Title

    @Test func `label, date and time of a structure set tell two of one day apart`() throws {
        var builder = StructureBuilder([Self.lesion])
        #expect(try StructureSet(builder.file).title.date == nil)
        builder.title = (label: "V2\u{1B}", date: "20260131", time: "101502.500")
        let title = try StructureSet(builder.file).title
        #expect(title.label == "V2\u{FFFD}")
        #expect((title.date, title.time) == ("2026-01-31", "10:15:02"))
        builder.title = (label: "", date: "2026.01.31", time: "10:15")
        #expect(try StructureSet(builder.file).title.time == "10:15")
        builder.title = (label: "", date: "31.1.2026", time: "2515")
        let none = try StructureSet(builder.file).title
        #expect((none.date, none.time) == (nil, nil))
    }
}
