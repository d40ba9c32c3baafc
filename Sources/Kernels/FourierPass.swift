/// One pass of a ``FourierTransform``: `span` butterflies of `radix` inputs, each on `stride` neighbors at once.
struct FourierPass {
    let radix: Int
    let span: Int
    let stride: Int

    /// How many entries of the table of roots of unity one turn of this pass advances.
    let turn: Int

    private typealias Source = (real: UnsafePointer<Double>, imaginary: UnsafePointer<Double>)
    private typealias Target = (real: UnsafeMutablePointer<Double>, imaginary: UnsafeMutablePointer<Double>)

    /// Sound because `source` and `target` have `radix * span * stride` elements each, and every index is
    /// `q + stride * (p + span * r)` or `q + stride * (radix * p + r)` with q < stride, p < span and r < radix.
    func run(
        from source: (real: [Double], imaginary: [Double]),
        to target: inout (real: [Double], imaginary: [Double]),
        cosines: [Double],
        sines: [Double]
    ) {
        let count = radix * span * stride
        precondition(source.real.count == count && source.imaginary.count == count, "a pass covers all data")
        precondition(target.real.count == count && target.imaginary.count == count, "a pass covers all data")
        unsafe source.real.withUnsafeBufferPointer { sourceReal in
            unsafe source.imaginary.withUnsafeBufferPointer { sourceImaginary in
                unsafe target.real.withUnsafeMutableBufferPointer { targetReal in
                    unsafe target.imaginary.withUnsafeMutableBufferPointer { targetImaginary in
                        guard let a = sourceReal.baseAddress, let b = sourceImaginary.baseAddress,
                            let c = targetReal.baseAddress, let d = targetImaginary.baseAddress
                        else { return }
                        for p in 0..<span {
                            let roots = (1..<radix).map { power in
                                let index = p * power * turn % cosines.count
                                return Complex(cosines[index], sines[index])
                            }
                            unsafe butterflies(p, roots, (a, b), (c, d))
                        }
                    }
                }
            }
        }
    }

    private func butterflies(_ p: Int, _ roots: [Complex], _ source: Source, _ target: Target) {
        switch radix {
        case 2: unsafe two(p, roots[0], source, target)
        case 3: unsafe three(p, roots[0], roots[1], source, target)
        case 4: unsafe four(p, roots[0], roots[1], roots[2], source, target)
        default: unsafe five(p, roots, source, target)
        }
    }

    private func two(_ p: Int, _ root: Complex, _ source: Source, _ target: Target) {
        for q in 0..<stride {
            let (a, b) = unsafe (load(source, q, p, 0), load(source, q, p, 1))
            unsafe store(a + b, target, q, p, 0)
            unsafe store((a - b) * root, target, q, p, 1)
        }
    }

    private func three(_ p: Int, _ root1: Complex, _ root2: Complex, _ source: Source, _ target: Target) {
        let half = 0x1.bb67ae8584caap-1  // sine of a third of a turn
        for q in 0..<stride {
            let (a, b, c) = unsafe (load(source, q, p, 0), load(source, q, p, 1), load(source, q, p, 2))
            let sum = b + c
            let centre = a - sum.scaled(0.5)
            let side = (b - c).scaled(half).turnedBack
            unsafe store(a + sum, target, q, p, 0)
            unsafe store((centre + side) * root1, target, q, p, 1)
            unsafe store((centre - side) * root2, target, q, p, 2)
        }
    }

    private func four(
        _ p: Int,
        _ root1: Complex,
        _ root2: Complex,
        _ root3: Complex,
        _ source: Source,
        _ target: Target
    ) {
        for q in 0..<stride {
            let (a, b) = unsafe (load(source, q, p, 0), load(source, q, p, 1))
            let (c, d) = unsafe (load(source, q, p, 2), load(source, q, p, 3))
            let (evenSum, evenStep) = (a + c, a - c)
            let (oddSum, oddStep) = (b + d, (b - d).turnedBack)
            unsafe store(evenSum + oddSum, target, q, p, 0)
            unsafe store((evenStep + oddStep) * root1, target, q, p, 1)
            unsafe store((evenSum - oddSum) * root2, target, q, p, 2)
            unsafe store((evenStep - oddStep) * root3, target, q, p, 3)
        }
    }

    private func five(_ p: Int, _ roots: [Complex], _ source: Source, _ target: Target) {
        let (cos1, sin1) = (0x1.3c6ef372fe95p-2, 0x1.e6f0e134454ffp-1)  // a fifth of a turn
        let (cos2, sin2) = (-0x1.9e3779b97f4a8p-1, 0x1.2cf2304755a5ep-1)  // two fifths
        let (root1, root2, root3, root4) = (roots[0], roots[1], roots[2], roots[3])
        for q in 0..<stride {
            let a = unsafe load(source, q, p, 0)
            let (b, c) = unsafe (load(source, q, p, 1), load(source, q, p, 2))
            let (d, e) = unsafe (load(source, q, p, 3), load(source, q, p, 4))
            let (outer, inner) = (b + e, c + d)
            let (outerStep, innerStep) = (b - e, c - d)
            let near = a + outer.scaled(cos1) + inner.scaled(cos2)
            let far = a + outer.scaled(cos2) + inner.scaled(cos1)
            let nearSide = (outerStep.scaled(sin1) + innerStep.scaled(sin2)).turnedBack
            let farSide = (outerStep.scaled(sin2) - innerStep.scaled(sin1)).turnedBack
            unsafe store(a + outer + inner, target, q, p, 0)
            unsafe store((near + nearSide) * root1, target, q, p, 1)
            unsafe store((far + farSide) * root2, target, q, p, 2)
            unsafe store((far - farSide) * root3, target, q, p, 3)
            unsafe store((near - nearSide) * root4, target, q, p, 4)
        }
    }

    @inline(__always)
    private func load(_ source: Source, _ q: Int, _ p: Int, _ r: Int) -> Complex {
        let index = q + stride * (p + span * r)
        return unsafe Complex(source.real[index], source.imaginary[index])
    }

    @inline(__always)
    private func store(_ value: Complex, _ target: Target, _ q: Int, _ p: Int, _ r: Int) {
        let index = q + stride * (radix * p + r)
        unsafe target.real[index] = value.real
        unsafe target.imaginary[index] = value.imaginary
    }
}

/// A complex number; products are rounded after each of their four multiplications and two additions.
private struct Complex {
    let real: Double
    let imaginary: Double

    init(_ real: Double, _ imaginary: Double) {
        self.real = real
        self.imaginary = imaginary
    }

    /// A quarter turn clockwise: the product with -i.
    var turnedBack: Complex { Complex(imaginary, -real) }

    func scaled(_ factor: Double) -> Complex { Complex(real * factor, imaginary * factor) }

    static func + (one: Complex, other: Complex) -> Complex {
        Complex(one.real + other.real, one.imaginary + other.imaginary)
    }

    static func - (one: Complex, other: Complex) -> Complex {
        Complex(one.real - other.real, one.imaginary - other.imaginary)
    }

    static func * (one: Complex, other: Complex) -> Complex {
        Complex(
            one.real * other.real - one.imaginary * other.imaginary,
            one.real * other.imaginary + one.imaginary * other.real
        )
    }
}
