import Kernels

extension Resampling {
    /// The voxels with one axis resampled, and the size that has then.
    ///
    /// Four or two products in single precision, added in the order of the voxels.
    static func pass(_ voxels: [Float], size: inout Size3, axis: Int, _ taps: ResamplingAxis) -> [Float] {
        var voxels = voxels
        let count = taps.taps.count
        let rows = AxisRows(size: size, axis: axis)
        if taps.isSpline { SplineCoefficients.replace(&voxels, rows) }
        size = Size3(x: axis == 0 ? count : size.x, y: axis == 1 ? count : size.y, z: axis == 2 ? count : size.z)
        return axis == 0 ? alongRows(voxels, rows, taps) : acrossRows(voxels, rows, taps)
    }

    private static func acrossRows(_ voxels: [Float], _ rows: AxisRows, _ axis: ResamplingAxis) -> [Float] {
        let width = rows.width
        var result = [Float](repeating: 0, count: width * axis.taps.count * rows.blocks)
        var next = 0
        for block in 0..<rows.blocks {
            let start = block * rows.length * width
            for tap in axis.taps {
                let starts = tap.indices &* width &+ start
                switch axis.tapCount {
                case 1:
                    FloatRows.combine(
                        voxels,
                        starts: starts.lowHalf,
                        weights: [1, 0],
                        into: &result,
                        at: next,
                        count: width
                    )
                case 2:
                    FloatRows.combine(
                        voxels,
                        starts: starts.lowHalf,
                        weights: tap.weights.lowHalf,
                        into: &result,
                        at: next,
                        count: width
                    )
                default:
                    FloatRows.combine(
                        voxels,
                        starts: starts,
                        weights: tap.weights,
                        into: &result,
                        at: next,
                        count: width
                    )
                }
                next += width
            }
        }
        return result
    }

    private static func alongRows(_ voxels: [Float], _ rows: AxisRows, _ axis: ResamplingAxis) -> [Float] {
        let taps = axis.taps.span
        let voxels = voxels.span
        var result = [Float](repeating: 0, count: taps.count * rows.blocks)
        var target = result.mutableSpan
        var next = 0
        for block in 0..<rows.blocks {
            let row = voxels.extracting(block * rows.length..<(block + 1) * rows.length)
            for index in 0..<taps.count {
                let (at, weights) = (taps[index].indices, taps[index].weights)
                target[next] =
                    switch axis.tapCount {
                    case 1: row[at.x]
                    case 2: weights.x * row[at.x] + weights.y * row[at.y]
                    default:
                        weights.x * row[at.x] + weights.y * row[at.y] + weights.z * row[at.z] + weights.w * row[at.w]
                    }
                next &+= 1
            }
        }
        return result
    }
}

/// An array seen along one of its axes: `blocks` times `length` rows of `width` voxels that lie together.
struct AxisRows {
    let width: Int
    let length: Int
    let blocks: Int

    init(size: Size3, axis: Int) {
        width = axis == 0 ? 1 : axis == 1 ? size.x : size.x * size.y
        length = size[axis]
        blocks = axis == 0 ? size.y * size.z : axis == 1 ? size.z : 1
    }
}
