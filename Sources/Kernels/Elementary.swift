/// Elementary functions whose bits are the same on every machine.
///
/// The C library's differ between processors and versions. These use only the operations that IEEE 754 rounds exactly
/// (+, -, *, /, square root) and integer work on the bits, in a fixed order, without fused multiply-add. The errors
/// are measured against mpmath in `Tests/KernelsTests`.
public enum Elementary {
    /// ln 2 in two parts: the first has 21 trailing zero bits, so that its product with an exponent is exact.
    private static let ln2High = 0x1.62e42fee00000p-1
    private static let ln2Low = 0x1.a39ef35793c76p-33
    private static let ln2Reciprocal = 0x1.71547652b82fep+0

    /// The exponential function of `x`.
    ///
    /// Zero below -745.2, infinity above 709.8, NaN for NaN. Error below 1 ulp in the normal
    /// range.
    public static func exp(_ x: Double) -> Double {
        guard !x.isNaN else { return x }
        guard x < 709.79 else { return .infinity }
        guard x > -745.2 else { return 0 }
        let power = (x * ln2Reciprocal).rounded(.toNearestOrEven)
        let high = x - power * ln2High
        let low = power * ln2Low
        let value = 1 + expm1Reduced(high: high, low: low)
        return scaled(value, by: Int(power))
    }

    /// `exp(high - low) - 1` for an argument of at most 0.35 in magnitude.
    ///
    /// With `r = high - low` and the continued fraction `r coth(r/2) = 2 + r^2/6 - …`, written as a polynomial `c` in
    /// `r^2`: `exp(r) - 1 = r + r c / (2 - c)`, which keeps the rounding of `r` out of the leading term.
    private static func expm1Reduced(high: Double, low: Double) -> Double {
        let r = high - low
        let square = r * r
        var series = 0.0
        for coefficient in bernoulliCoefficients { series = series * square + coefficient }
        let c = r - square * series
        return high - (low - r * c / (2 - c))
    }

    /// The coefficients `2 B(2n) / (2n)!` of `r coth(r/2) - 2` in `r^2`, highest power first, with the Bernoulli numbers
    /// `B`; the first one left out is worth less than 1e-17 here.
    private static let bernoulliCoefficients: [Double] = [
        -691.0 / 653_837_184_000, 1.0 / 23_950_080, -1.0 / 604_800, 1.0 / 15_120, -1.0 / 360, 1.0 / 6,
    ]

    private static func scaled(_ value: Double, by exponent: Int) -> Double {
        guard exponent < -1021 else {
            return exponent > 1023
                ? value * 2 * Double(sign: .plus, exponent: 1023, significand: 1)
                : value * Double(sign: .plus, exponent: exponent, significand: 1)
        }
        let nearly = value * Double(sign: .plus, exponent: exponent + 100, significand: 1)
        return nearly * Double(sign: .plus, exponent: -100, significand: 1)
    }

    /// The natural logarithm.
    ///
    /// Minus infinity for zero, NaN below. Error below 1 ulp.
    public static func log(_ x: Double) -> Double {
        guard x > 0, x.isFinite else { return edgeOfLog(x) }
        let (exponent, fraction) = reduced(x)
        let (head, tail) = log1pReduced(fraction)
        guard exponent != 0 else { return head - tail }
        let power = Double(exponent)
        return power * ln2High - ((tail - power * ln2Low) - head)
    }

    /// The logarithm to base 2, exact for powers of two.
    ///
    /// Error below 2 ulp.
    public static func log2(_ x: Double) -> Double {
        guard x > 0, x.isFinite else { return edgeOfLog(x) }
        let (exponent, fraction) = reduced(x)
        let (head, tail) = log1pReduced(fraction)
        return Double(exponent) + (head - tail) * ln2Reciprocal
    }

    /// The natural logarithm of one plus `x`, without cancellation for small `x`.
    ///
    /// Error below 2 ulp.
    public static func log1p(_ x: Double) -> Double {
        guard x > -1, x.isFinite else { return edgeOfLog(1 + x) }
        let sum = 1 + x
        guard sum != 1 else { return x }
        let lost = sum >= 2 ? 1 - (sum - x) : x - (sum - 1)
        return log(sum) + lost / sum
    }

    private static func edgeOfLog(_ x: Double) -> Double {
        if x == 0 { return -.infinity }
        return x == .infinity ? x : .nan
    }

    /// `x = 2^exponent * (1 + fraction)` with `1 + fraction` between the square roots of 1/2 and 2.
    private static func reduced(_ x: Double) -> (exponent: Int, fraction: Double) {
        var exponent = x.exponent
        var significand = x.significand
        if significand > 0x1.6a09e667f3bcdp+0 {
            significand *= 0.5
            exponent += 1
        }
        return (Int(exponent), significand - 1)
    }

    /// `log(1 + f) = head - tail`, by the series of `2 artanh(s)` with `s = f / (2 + f)`.
    private static func log1pReduced(_ f: Double) -> (head: Double, tail: Double) {
        let s = f / (2 + f)
        let square = s * s
        var series = 0.0
        for denominator in stride(from: 23, through: 3, by: -2) { series = (series + 2 / Double(denominator)) * square }
        let halfSquare = 0.5 * f * f
        return (f, halfSquare - s * (halfSquare + series))
    }

    /// The logistic function `1 / (1 + exp(-x))`, without overflow.
    public static func sigmoid(_ x: Double) -> Double {
        guard x < 0 else { return 1 / (1 + exp(-x)) }
        let power = exp(x)
        return power / (1 + power)
    }

    /// `log(1 + exp(x))`, without overflow: the logistic loss of a linear predictor.
    public static func softplus(_ x: Double) -> Double {
        max(x, 0) + log1p(exp(-x.magnitude))
    }

    /// The power `x` to the `y` for positive `x`, as `exp(y log x)`.
    ///
    /// The relative error grows with the magnitude of
    /// `y log x`. Zero for `x` zero and positive `y`.
    public static func pow(_ x: Double, _ y: Double) -> Double {
        guard x > 0 else { return x == 0 && y > 0 ? 0 : (y == 0 ? 1 : .nan) }
        return exp(y * log(x))
    }
}
