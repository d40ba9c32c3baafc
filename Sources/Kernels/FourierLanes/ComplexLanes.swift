/// Two numbers at once: 16 bytes, which every machine we build for has in hardware.
typealias Lanes = SIMD2<Double>

/// Two complex numbers: the real parts, then the imaginary parts.
///
/// Products are rounded after each of their four multiplications and two additions.
struct ComplexLanes: Sendable {
    /// The real parts.
    var real: Lanes

    /// The imaginary parts.
    var imaginary: Lanes

    /// Pairs the parts.
    @inline(__always)
    init(_ real: Lanes, _ imaginary: Lanes) {
        self.real = real
        self.imaginary = imaginary
    }

    /// A quarter turn clockwise: the product with -i.
    @inline(__always)
    var turnedBack: ComplexLanes { ComplexLanes(imaginary, -real) }

    /// The product with real factors.
    @inline(__always)
    func scaled(_ factor: Lanes) -> ComplexLanes { ComplexLanes(real * factor, imaginary * factor) }

    /// The sum.
    @inline(__always)
    static func + (one: ComplexLanes, other: ComplexLanes) -> ComplexLanes {
        ComplexLanes(one.real + other.real, one.imaginary + other.imaginary)
    }

    /// The difference.
    @inline(__always)
    static func - (one: ComplexLanes, other: ComplexLanes) -> ComplexLanes {
        ComplexLanes(one.real - other.real, one.imaginary - other.imaginary)
    }

    /// The product.
    @inline(__always)
    static func * (one: ComplexLanes, other: ComplexLanes) -> ComplexLanes {
        ComplexLanes(
            one.real * other.real - one.imaginary * other.imaginary,
            one.real * other.imaginary + one.imaginary * other.real
        )
    }
}
