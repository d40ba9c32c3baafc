import Kernels

/// Convolution with a Gaussian or its second derivative by a recursive filter of fourth order (Deriche 1993, INRIA report
/// 1893; coefficients of Farneback and Westin 2006, as ITK has them).
///
/// Beyond its ends, a line is continued with its last voxel. Lines have at least four voxels.
struct RecursiveGaussian: Sendable {
    /// What the line is convolved with.
    enum Order: Sendable {
        case smoothing
        case secondDerivative
    }

    /// Coefficients of the input in the forward and the backward pass, and of the output in both.
    private let forward: SIMD4<Double>
    private let backward: SIMD4<Double>
    private let feedback: SIMD4<Double>

    /// For a sigma and a spacing in mm; the second derivative is multiplied with the square of sigma.
    init(sigma: Double, spacing: Double, order: Order) {
        let poles = Poles(width: sigma / spacing)
        let zeroth = Series(a: (1.3530, -0.3531), b: (1.8151, 0.0902), poles: poles)
        let factor: Double
        let series: SIMD4<Double>
        feedback = poles.feedback
        let (s, d, e) = (1 + feedback.sum(), Series.first(feedback, from: 1), Series.second(feedback, from: 1))
        switch order {
        case .smoothing:
            series = zeroth.numerator
            factor = 1 / (2 * series.sum() / s - series[0])
        case .secondDerivative:
            let second = Series(a: (-1.3563, 0.3446), b: (5.2318, -2.2355), poles: poles)
            // As much of the Gaussian is added as makes the response to a constant 0.
            let beta =
                -(2 * second.numerator.sum() - s * second.numerator[0])
                / (2 * zeroth.numerator.sum() - s * zeroth.numerator[0])
            series = second.numerator + beta * zeroth.numerator
            let (sn, dn, en) = (series.sum(), Series.first(series, from: 0), Series.second(series, from: 0))
            let alpha = (en * s * s - e * sn * s - 2 * dn * d * s + 2 * d * d * sn) / (s * s * s)
            factor = sigma * sigma / alpha
        }
        forward = series * factor
        // The mirrored filter without the middle, which the forward pass has already.
        let n = forward
        backward =
            SIMD4(n[1], n[2], n[3], 0) - feedback * n[0]
    }

    func apply(to line: inout [SIMD8<Double>]) {
        let count = line.count
        let feedbackSum = 1 + feedback.sum()
        var output = [SIMD8<Double>](repeating: .zero, count: count)
        let first = line[0]
        var inputs = Window(first)
        var outputs = Window(first * (forward.sum() / feedbackSum))
        for index in 0..<count {
            inputs.push(line[index])
            let value = inputs.dot(forward) - outputs.dot(feedback)
            outputs.push(value)
            output[index] = value
        }
        let last = line[count - 1]
        inputs = Window(last)
        outputs = Window(last * (backward.sum() / feedbackSum))
        for index in (0..<count).reversed() {
            let value = inputs.dot(backward) - outputs.dot(feedback)
            outputs.push(value)
            inputs.push(line[index])
            line[index] = output[index] + value
        }
    }

    /// The last four values of eight lines, the latest first.
    private struct Window {
        private var a, b, c, d: SIMD8<Double>

        init(_ value: SIMD8<Double>) { (a, b, c, d) = (value, value, value, value) }

        mutating func push(_ value: SIMD8<Double>) { (a, b, c, d) = (value, a, b, c) }

        func dot(_ weights: SIMD4<Double>) -> SIMD8<Double> {
            a * weights[0] + b * weights[1] + c * weights[2] + d * weights[3]
        }
    }

    /// The two damped oscillations that the filter is made of, for a width in voxels.
    private struct Poles {
        let sines: (Double, Double)
        let cosines: (Double, Double)
        let decays: (Double, Double)

        init(width: Double) {
            let first = Elementary.cosineAndSine(0.6681 / width)
            let second = Elementary.cosineAndSine(2.0787 / width)
            cosines = (first.cosine, second.cosine)
            sines = (first.sine, second.sine)
            decays = (Elementary.exp(-1.3932 / width), Elementary.exp(-1.3732 / width))
        }

        var feedback: SIMD4<Double> {
            let (p, q) = decays
            let (c, d) = cosines
            return [
                -2 * (q * d + p * c), 4 * d * c * p * q + p * p + q * q,
                -2 * c * p * q * q - 2 * d * q * p * p, p * p * q * q,
            ]
        }
    }

    /// The numerator of the filter's transfer function.
    private struct Series {
        let numerator: SIMD4<Double>

        init(a: (Double, Double), b: (Double, Double), poles: Poles) {
            let (p, q) = poles.decays
            let (c, d) = poles.cosines
            let (s, t) = poles.sines
            let one = q * (b.1 * t - (a.1 + 2 * a.0) * d) + p * (b.0 * s - (a.0 + 2 * a.1) * c)
            let mixed = (a.0 + a.1) * d * c - b.0 * d * s - b.1 * c * t
            let two = 2 * p * q * mixed + a.1 * p * p + a.0 * q * q
            let three = q * p * p * (b.1 * t - a.1 * d) + p * q * q * (b.0 * s - a.0 * c)
            numerator = [a.0 + a.1, one, two, three]
        }

        static func first(_ coefficients: SIMD4<Double>, from start: Double) -> Double {
            (coefficients * (SIMD4(0, 1, 2, 3) + start)).sum()
        }

        static func second(_ coefficients: SIMD4<Double>, from start: Double) -> Double {
            let powers = SIMD4(0, 1, 2, 3) + start
            return (coefficients * powers * powers).sum()
        }
    }
}
