import Kernels

/// The standard normal distribution, computed with our own elementary functions so that its bits do not depend on the
/// machine.
public enum NormalDistribution {
    /// The probability of a value of at most `x`.
    ///
    /// Absolute error below 1e-14.
    public static func cumulative(_ x: Double) -> Double {
        let tail = upperTail(x.magnitude)
        return x < 0 ? tail : 1 - tail
    }

    /// The probability of a value above `x`.
    public static func upper(_ x: Double) -> Double {
        x < 0 ? 1 - upperTail(-x) : upperTail(x)
    }

    private static func density(_ x: Double) -> Double {
        0.398942280401432677939946 * Elementary.exp(-0.5 * x * x)
    }

    /// For `x >= 0`: the power series around 0 below 3, Laplace's continued fraction above (Abramowitz and Stegun, 26.2.11
    /// and 26.2.14).
    private static func upperTail(_ x: Double) -> Double {
        guard x < 3 else { return density(x) / laplaceFraction(x) }
        var term = x
        var sum = x
        var index = 1.0
        while term > sum * 1e-18, term > 0 {
            index += 2
            term *= x * x / index
            sum += term
        }
        return 0.5 - density(x) * sum
    }

    private static func laplaceFraction(_ x: Double) -> Double {
        var fraction = x
        for index in stride(from: 160, through: 1, by: -1) { fraction = x + Double(index) / fraction }
        return fraction
    }

    /// The value below which a probability lies, for a probability above 0 and below 1.
    ///
    /// Bisection to the last bit of ``cumulative(_:)``, which needs no constants of its own.
    public static func quantile(_ probability: Double) -> Double {
        precondition(probability > 0 && probability < 1, "a probability strictly between 0 and 1")
        var low = -40.0
        var high = 40.0
        for _ in 0..<120 {
            let middle = 0.5 * (low + high)
            if middle == low || middle == high { break }
            let isBelow =
                probability < 0.5 ? upper(-middle) < probability : upper(middle) > 1 - probability
            if isBelow { low = middle } else { high = middle }
        }
        return 0.5 * (low + high)
    }
}
