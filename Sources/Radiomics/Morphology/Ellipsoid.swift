import Kernels

/// An ellipsoid by its semi-axes in mm, largest first; the largest is above 0.
struct Ellipsoid: Sendable {
    private let a: Double
    private let b: Double
    private let c: Double

    /// Semi-axes in descending order.
    init(semiAxes: [Double]) {
        a = semiAxes[0]
        b = semiAxes[1]
        c = semiAxes[2]
    }

    /// In mm^3.
    var volume: Double { 4 * Circle.pi / 3 * a * b * c }

    /// In mm^2, by IBSI's series of Legendre polynomials cut off after degree 20.
    ///
    /// With `s = 1 - b^2/a^2` and `t = 1 - c^2/a^2`, the terms `(st)^(n/2) P_n((s + t) / (2 sqrt(st)))` follow Bonnet's
    /// recursion without the division, which would fail for two equal axes.
    var area: Double {
        let s = 1 - b * b / (a * a)
        let t = 1 - c * c / (a * a)
        var sum = 0.0
        var (previous, current) = (0.0, 1.0)
        for degree in 0...20 {
            let n = Double(degree)
            sum += current / (1 - 4 * n * n)
            let next = ((2 * n + 1) * (s + t) / 2 * current - n * s * t * previous) / (n + 1)
            (previous, current) = (current, next)
        }
        return 4 * Circle.pi * a * b * sum
    }
}

/// The circle's constant as a literal: no library has a say in it.
enum Circle {
    /// The ratio of circumference and diameter.
    static let pi = 0x1.921fb54442d18p+1
}
