import Imaging
import Testing

@testable import SiteAgentCore

@Suite struct PreviewDrawingTests {
    @Test func `the window is the 1st to the 99th percentile of what is finite`() {
        let window = IntensityWindow(percentilesOf: (0...100).map(Float.init) + [.nan, .infinity])
        #expect(window.black == 1)
        #expect(window.white == 99)
        #expect(window.level(50) == 127.5)
        #expect(window.level(.nan) == 0)
        let flat = IntensityWindow(percentilesOf: [7, 7, 7])
        #expect(flat.white > flat.black)
        #expect(IntensityWindow(percentilesOf: [.nan]).white == 1)
    }

    @Test func `the crop is square in mm, holds the lesion and stays inside the slice`() throws {
        let grid = try VoxelGrid(size: Size3(x: 100, y: 60, z: 3), spacing: [1, 2, 5])
        let view = SliceView(of: grid)
        let frame = CropFrame(around: PixelBox(columns: 0..<10, rows: 50..<60), in: view)
        // Twenty millimetres high, with 12 on both sides.
        #expect(frame.side == 44)
        #expect(frame.left == 0)
        #expect(frame.top == 76)
        #expect(frame.pixels == PixelBox(columns: 0..<44, rows: 38..<60))
        #expect(frame.scaleBar == 10)
        let whole = CropFrame(around: view.wholeSlice, in: view)
        #expect(whole.side == 120)
        #expect(whole.left == -10)
        #expect(whole.pixels == view.wholeSlice)
    }

    @Test func `a straight ramp stays straight when it is enlarged`() throws {
        let grid = try VoxelGrid(size: Size3(x: 6, y: 5, z: 1), spacing: [1, 1, 1])
        let image = try Volume<Raw>(grid: grid, voxels: (0..<30).map { Float($0 % 6) * 30 + Float($0 / 6) * 10 })
        let window = IntensityWindow(percentilesOf: [0, 255])
        let view = SliceView(of: grid)
        let picture = GreyPicture(view.wholeSlice, of: 0, in: image, view, window)
        let large = picture.enlarged(by: 4)
        #expect(large.width == 24)
        #expect(large.height == 20)
        // Between the second and the fourth pixel centre no neighbour is missing.
        for (x, y) in [(8, 8), (11, 9), (13, 11)] {
            let expected = ((Float(x) + 0.5) / 4 - 0.5) * 30 + ((Float(y) + 0.5) / 4 - 0.5) * 10
            #expect(abs(large.levels[x + 24 * y] - expected) < 1e-3)
        }
        let small = large.reduced(by: 4)
        #expect(small.width == 6)
        #expect(abs(small.levels[2 + 6 * 2] - picture.levels[2 + 6 * 2]) < 1e-3)
    }

    @Test func `numbers have the decimals that are asked for and no locale`() {
        #expect(1234.567.decimals(2) == "1234.57")
        #expect((-0.04).decimals(1) == "0.0")
        #expect((-0.06).decimals(1) == "-0.1")
        #expect(0.05.decimals(3) == "0.050")
        #expect(Double.nan.decimals(1) == "–")
        #expect(12.340.short == "12.34")
        #expect(100.0.short == "100")
    }

    @Test func `text in a page is escaped, pieces of a page are not`() {
        let hostile = "\"><script>alert('x')</script>&\u{202E}\u{0}\"\u{301}"
        let piece: HTMLText = "<b>\(hostile)</b>"
        #expect(
            piece.markup
                == "<b>&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;\u{FFFD}\u{FFFD}&quot;\u{301}</b>"
        )
        let whole: HTMLText = "<p>\(piece)\(7)</p>"
        #expect(whole.markup == "<p>" + piece.markup + "7</p>")
    }
}
