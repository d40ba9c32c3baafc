/// The square part of a slice that is drawn, in mm from the slice's upper left corner.
struct CropFrame: Sendable, Hashable {
    let left: Double
    let top: Double
    let side: Double

    /// The pixels that lie in it, in part or whole.
    let pixels: PixelBox

    /// A square around some pixels with a margin; no larger than the slice, and inside it where it fits.
    init(around box: PixelBox, in view: SliceView) {
        let start = (Double(box.columns.lowerBound) * view.pixelWidth, Double(box.rows.lowerBound) * view.pixelHeight)
        let extent = (Double(box.columns.count) * view.pixelWidth, Double(box.rows.count) * view.pixelHeight)
        let largest = max(extent.0, extent.1)
        side = min(max(largest + 2 * max(12, 0.35 * largest), 40), max(view.width, view.height))
        left = Self.start(centre: start.0 + extent.0 / 2, side: side, within: view.width)
        top = Self.start(centre: start.1 + extent.1 / 2, side: side, within: view.height)
        pixels = PixelBox(
            columns: Self.range(from: left, side: side, pixel: view.pixelWidth, count: view.columns),
            rows: Self.range(from: top, side: side, pixel: view.pixelHeight, count: view.rows)
        )
    }

    private static func start(centre: Double, side: Double, within extent: Double) -> Double {
        side > extent ? (extent - side) / 2 : min(max(centre - side / 2, 0), extent - side)
    }

    private static func range(from start: Double, side: Double, pixel: Double, count: Int) -> Range<Int> {
        let first = min(max(Int((start / pixel + 1e-9).rounded(.down)), 0), count - 1)
        let end = min(max(Int(((start + side) / pixel - 1e-9).rounded(.up)), first + 1), count)
        return first..<end
    }

    /// The longest of some round lengths that takes no more than a quarter of the side, in mm.
    var scaleBar: Double { [5, 10, 20, 50, 100].last { $0 <= side / 4 } ?? 2 }
}
