import CanonicalEncoding
import ImageFiles
import Imaging

/// A part of a slice in grey.
struct GreyPicture: Sendable {
    let width: Int
    let height: Int

    /// Levels from 0 to 255, row after row.
    let levels: [Float]

    private init(_ levels: [Float], width: Int, height: Int) {
        self.levels = levels
        self.width = width
        self.height = height
    }

    /// The pixels of a box, windowed.
    init(_ box: PixelBox, of slice: Int, in image: Volume<Raw>, _ view: SliceView, _ window: IntensityWindow) {
        var levels: [Float] = []
        levels.reserveCapacity(box.columns.count * box.rows.count)
        for row in box.rows {
            for column in box.columns {
                let level = window.level(image.voxels[view.index(column: column, row: row, slice: slice)])
                levels.append(min(max(level, 0), 255))
            }
        }
        self.init(levels, width: box.columns.count, height: box.rows.count)
    }

    /// The picture as the address of a PNG image.
    func dataAddress() throws(ImageFileError) -> HTMLText {
        let pixels = levels.map { UInt8(min(max($0, 0), 255).rounded()) }
        let png = try PNGFile.bytes(grey: pixels, width: width, height: height)
        return HTMLText(markup: "data:image/png;base64," + Base64.encode(png))
    }

    // MARK: Scaling

    /// The picture with so many pixels in place of each, by a cubic curve through their centres (Catmull-Rom).
    ///
    /// What browsers do alone between few pixels shows the grid.
    func enlarged(by factor: Int) -> GreyPicture {
        guard factor > 1 else { return self }
        let weights = (0..<factor).map { Self.weights(at: (Double($0) + 0.5) / Double(factor) - 0.5) }
        let wide = Self.stretched(levels, count: width, stride: 1, lines: height, lineStride: width, weights)
        // The first pass leaves lines of width x factor pixels; the second goes down their columns.
        let across = width * factor
        var turned = [Float](repeating: 0, count: across * height * factor)
        let tall = Self.stretched(wide, count: height, stride: across, lines: across, lineStride: 1, weights)
        for column in 0..<across {
            for row in 0..<height * factor { turned[column + across * row] = tall[row + height * factor * column] }
        }
        return GreyPicture(turned, width: across, height: height * factor)
    }

    /// Where the four neighbours start and what they count, for a place beside a pixel's centre.
    private static func weights(at place: Double) -> (first: Int, weights: [Float]) {
        let t = place < 0 ? place + 1 : place
        let weights = [
            ((-0.5 * t + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1, ((-1.5 * t + 2) * t + 0.5) * t,
            (0.5 * t - 0.5) * t * t,
        ]
        return (place < 0 ? -2 : -1, weights.map(Float.init))
    }

    /// Every line stretched, line after line; beyond its ends a line goes on as it ended.
    private static func stretched(
        _ levels: [Float],
        count: Int,
        stride: Int,
        lines: Int,
        lineStride: Int,
        _ weights: [(first: Int, weights: [Float])]
    ) -> [Float] {
        var result: [Float] = []
        result.reserveCapacity(lines * count * weights.count)
        for line in 0..<lines {
            for position in 0..<count {
                for (first, weights) in weights {
                    var sum: Float = 0
                    for neighbour in 0..<4 {
                        let place = min(max(position + first + neighbour, 0), count - 1)
                        sum += weights[neighbour] * levels[line * lineStride + place * stride]
                    }
                    result.append(sum)
                }
            }
        }
        return result
    }

    /// The picture with the mean of a square of so many pixels in place of each.
    func reduced(by factor: Int) -> GreyPicture {
        guard factor > 1 else { return self }
        let (columns, rows) = ((width + factor - 1) / factor, (height + factor - 1) / factor)
        var result: [Float] = []
        result.reserveCapacity(columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                var (sum, count): (Float, Float) = (0, 0)
                for y in row * factor..<min((row + 1) * factor, height) {
                    for x in column * factor..<min((column + 1) * factor, width) {
                        sum += levels[x + width * y]
                        count += 1
                    }
                }
                result.append(sum / count)
            }
        }
        return GreyPicture(result, width: columns, height: rows)
    }
}
