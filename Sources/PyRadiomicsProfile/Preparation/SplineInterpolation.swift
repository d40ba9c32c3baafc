import Imaging

/// An image at fractional indices, by cubic B-splines through its voxels (Unser 1999, doi 10.1109/79.799930).
///
/// The coefficients come from one recursive filter along each axis with mirrored ends, as in ITK. Beyond half a voxel
/// outside the image there is 0.
struct SplineInterpolation: Sendable {
    let positions: [[Double]]

    /// The pole of the cubic spline's filter.
    private static let pole = 3.0.squareRoot() - 2

    func apply(to image: ProfileImage) -> [Double] {
        var size = [image.grid.size.x, image.grid.size.y, image.grid.size.z]
        var voxels = image.voxels
        for axis in 0..<3 {
            AxisLines(size: size, axis: axis).transform(&voxels) { Self.coefficients(&$0) }
        }
        for axis in 0..<3 {
            let taps = positions[axis].map { Tap($0, length: size[axis]) }
            voxels = Self.interpolate(voxels, size: size, axis: axis, taps: taps)
            size[axis] = taps.count
        }
        // ITK converts to whole numbers by cutting off, not by rounding.
        guard image.precision != .double else { return voxels }
        let isInteger = image.precision == .integer
        return voxels.map { isInteger ? Self.whole($0) : Double(Float($0)) }
    }

    private static func whole(_ value: Double) -> Double { value.rounded(.towardZero) }

    private static func coefficients(_ line: inout [SIMD8<Double>]) {
        let count = line.count
        guard count > 1 else { return }
        let gain = (1 - pole) * (1 - 1 / pole)
        for index in 0..<count { line[index] *= gain }
        line[0] = causalStart(line)
        for index in 1..<count { line[index] += pole * line[index - 1] }
        line[count - 1] = pole / (pole * pole - 1) * (pole * line[count - 2] + line[count - 1])
        for index in (0..<count - 1).reversed() { line[index] = pole * (line[index + 1] - line[index]) }
    }

    /// The sum over the mirrored line; after 18 voxels, its terms are below 1e-10, where ITK stops.
    private static func causalStart(_ line: [SIMD8<Double>]) -> SIMD8<Double> {
        let horizon = 18
        var power = pole
        if horizon < line.count {
            var sum = line[0]
            for index in 1..<horizon {
                sum += power * line[index]
                power *= pole
            }
            return sum
        }
        let last = line.count - 1
        let reciprocal = 1 / pole
        var lastPower = (0..<last).reduce(1.0) { product, _ in product * pole }
        var sum = line[0] + lastPower * line[last]
        lastPower = lastPower * lastPower * reciprocal
        for index in 1..<max(last, 1) {
            sum += (power + lastPower) * line[index]
            power *= pole
            lastPower *= reciprocal
        }
        return sum / (1 - power * power)
    }

    /// The four coefficients around a position, and their weights; all 0 outside.
    private struct Tap {
        var indices = SIMD4<Int>.zero
        var weights = SIMD4<Double>.zero

        init(_ position: Double, length: Int) {
            guard position >= -0.5, position < Double(length) - 0.5 else { return }
            let base = Int(position.rounded(.down))
            let w = position - Double(base)
            let cube = w * w * w / 6
            let first = 1.0 / 6 + 0.5 * w * (w - 1) - cube
            let third = w + first - 2 * cube
            weights = SIMD4(first, 1 - first - third - cube, third, cube)
            for offset in 0..<4 { indices[offset] = Self.mirrored(base - 1 + offset, length) }
        }

        private static func mirrored(_ index: Int, _ length: Int) -> Int {
            guard length > 1 else { return 0 }
            var index = index
            while index < 0 || index >= length { index = index < 0 ? -index : 2 * (length - 1) - index }
            return index
        }
    }

    private static func interpolate(_ voxels: [Double], size: [Int], axis: Int, taps: [Tap]) -> [Double] {
        let stride = size[..<axis].reduce(1, *)
        let outer = size[(axis + 1)...].reduce(1, *)
        var result: [Double] = []
        result.reserveCapacity(stride * taps.count * outer)
        let voxels = voxels.span
        for block in 0..<outer {
            let base = block * stride * size[axis]
            for tap in taps {
                let (i, w) = (tap.indices, tap.weights)
                for lane in base..<base + stride {
                    result.append(
                        w[0] * voxels[lane + stride * i[0]] + w[1] * voxels[lane + stride * i[1]]
                            + w[2] * voxels[lane + stride * i[2]] + w[3] * voxels[lane + stride * i[3]]
                    )
                }
            }
        }
        return result
    }
}
