import Imaging
import Testing

@testable import SiteAgentCore

@Suite struct PreviewSliceViewTests {
    private func view(_ x: SIMD3<Double>, _ y: SIMD3<Double>, _ z: SIMD3<Double>) throws -> SliceView {
        SliceView(
            of: try VoxelGrid(size: Size3(x: 4, y: 3, z: 2), spacing: [1, 2, 5], direction: Matrix3(x, y, z))
        )
    }

    private func edges(_ view: SliceView) -> [String] {
        [view.letters.left, view.letters.right, view.letters.top, view.letters.bottom]
    }

    @Test func `an axial slice shows the right on the left and the front on top, however it is stored`() throws {
        for (x, y) in [(1.0, 1.0), (-1, 1), (1, -1), (-1, -1)] {
            let view = try view([x, 0, 0], [0, y, 0], [0, 0, 1])
            #expect(edges(view) == ["R", "L", "A", "P"])
            #expect(view.isAcrossReversed == (x < 0))
            #expect(view.isDownReversed == (y < 0))
        }
    }

    @Test func `axes that are swapped are laid the usual way`() throws {
        let view = try view([0, 1, 0], [1, 0, 0], [0, 0, -1])
        #expect(edges(view) == ["R", "L", "A", "P"])
        #expect(view.columns == 3)
        #expect(view.rows == 4)
        #expect(view.pixelWidth == 2)
        #expect(view.index(column: 2, row: 1, slice: 1) == 1 + 4 * (2 + 3 * 1))
    }

    @Test func `coronal and sagittal slices have the head on top`() throws {
        #expect(try edges(view([1, 0, 0], [0, 0, -1], [0, 1, 0])) == ["R", "L", "H", "F"])
        #expect(try edges(view([1, 0, 0], [0, 0, 1], [0, -1, 0])) == ["R", "L", "H", "F"])
        #expect(try edges(view([0, 1, 0], [0, 0, -1], [-1, 0, 0])) == ["A", "P", "H", "F"])
    }

    @Test func `an oblique plane has the letters of every axis that it leans to`() throws {
        // Turned by 30 degrees about the patient's long axis, and by 10 degrees, which is not worth a letter.
        let (c, s) = (0.75.squareRoot(), 0.5)
        #expect(try edges(view([c, s, 0], [-s, c, 0], [0, 0, 1])) == ["RA", "LP", "AL", "PR"])
        let (c10, s10) = (0.984807753012208, 0.17364817766693033)
        #expect(try edges(view([c10, s10, 0], [-s10, c10, 0], [0, 0, 1])) == ["R", "L", "A", "P"])
        // Tilted towards coronal by 30 degrees: the bottom leans to the feet.
        #expect(try edges(view([1, 0, 0], [0, c, -s], [0, s, c])) == ["R", "L", "AH", "PF"])
    }

    @Test func `a mirrored axis reads its pixels from the other end`() throws {
        let view = try view([-1, 0, 0], [0, 1, 0], [0, 0, 1])
        #expect(view.index(column: 0, row: 0, slice: 0) == 3)
        #expect(view.index(column: 3, row: 2, slice: 1) == 0 + 4 * (2 + 3))
        let box = VoxelBox(x: 0...0, y: 1...2, z: 0...0)
        #expect(view.pixels(of: box) == PixelBox(columns: 3..<4, rows: 1..<3))
    }
}
