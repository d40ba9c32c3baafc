import Kernels

/// The coefficients of the cubic B-splines whose sum passes through all voxels of a line (Unser 1999, box 2).
///
/// Two recursions with the pole `sqrt(3) - 2`, one forwards and one backwards; beyond both ends the line goes on as its
/// mirror.
enum SplineCoefficients {
    private static let pole = 3.0.squareRoot() - 2

    /// Where the pole's powers are below 1e-17 and a sum over more voxels has the same bits.
    private static let horizon = 30

    /// Replaces the voxels of every line along an axis by its coefficients.
    static func replace(_ voxels: inout [Float], _ rows: AxisRows) {
        guard rows.length > 1 else { return }
        let weights = firstWeights(length: rows.length)
        if rows.width == 1 {
            replaceLines(&voxels, rows, weights)
        } else {
            for block in 0..<rows.blocks {
                replaceRows(&voxels, start: block * rows.length * rows.width, rows, weights)
            }
        }
    }

    /// Lines that lie one after the other, four at a time in double precision.
    private static func replaceLines(_ voxels: inout [Float], _ rows: AxisRows, _ weights: [Double]) {
        let length = rows.length
        var lines = [SIMD4<Double>](repeating: .zero, count: length)
        var line = lines.mutableSpan
        var numbers = voxels.mutableSpan
        for block in stride(from: 0, to: rows.blocks, by: 4) {
            // Behind the last line, the last one again: it is written with the same coefficients.
            let starts = pointwiseMin(SIMD4(0, 1, 2, 3) &+ block, SIMD4(repeating: rows.blocks - 1)) &* length
            for index in 0..<length {
                let four = SIMD4(
                    numbers[starts.x &+ index],
                    numbers[starts.y &+ index],
                    numbers[starts.z &+ index],
                    numbers[starts.w &+ index]
                )
                line[index] = 6 * SIMD4<Double>(four)
            }
            var first = SIMD4<Double>.zero
            for index in weights.indices { first += weights[index] * line[index] }
            line[0] = first
            for index in 1..<length { line[index] += pole * line[index - 1] }
            line[length - 1] = pole / (pole * pole - 1) * (line[length - 1] + pole * line[length - 2])
            for index in (0..<length - 1).reversed() { line[index] = pole * (line[index + 1] - line[index]) }
            for index in 0..<length {
                let four = SIMD4<Float>(line[index])
                numbers[starts.x &+ index] = four.x
                numbers[starts.y &+ index] = four.y
                numbers[starts.z &+ index] = four.z
                numbers[starts.w &+ index] = four.w
            }
        }
    }

    /// The same for rows of lines at once, in single precision.
    private static func replaceRows(_ voxels: inout [Float], start: Int, _ rows: AxisRows, _ weights: [Double]) {
        let (width, length) = (rows.width, rows.length)
        let pole = Float(Self.pole)
        var first = [Double](repeating: 0, count: width)
        for (row, weight) in weights.enumerated() {
            for lane in 0..<width { first[lane] += weight * 6 * Double(voxels[start + row * width + lane]) }
        }
        for lane in 0..<width { voxels[start + lane] = Float(first[lane]) }
        for row in 1..<length {
            let (here, before) = (start + row * width, start + (row - 1) * width)
            FloatRows.replace(&voxels, at: here, weight: 6, other: before, weight: pole, count: width)
        }
        let last = start + (length - 1) * width
        let factor = Float(Self.pole / (Self.pole * Self.pole - 1))
        FloatRows.replace(&voxels, at: last, weight: factor, other: last - width, weight: factor * pole, count: width)
        for row in (0..<length - 1).reversed() {
            let here = start + row * width
            FloatRows.replace(&voxels, at: here, weight: -pole, other: here + width, weight: pole, count: width)
        }
    }

    /// What the voxels from the first on count in the first value of the forward recursion, mirror images included.
    private static func firstWeights(length: Int) -> [Double] {
        let period = 2 * (length - 1)
        var powers = [1.0]
        while powers.count < max(period, 1), powers.count < horizon { powers.append(powers[powers.count - 1] * pole) }
        var weights = [Double](repeating: 0, count: min(length, powers.count))
        for (index, power) in powers.enumerated() {
            let folded = min(index, period - index)
            if folded < weights.count { weights[folded] += power }
        }
        // A short line is read again and again: a geometric series.
        var whole = 1.0
        for _ in 0..<min(period, 2 * horizon) { whole *= pole }
        return weights.map { $0 / (1 - whole) }
    }
}
