/// The discrete Fourier transform of grids of two or three axes.
struct GridTransform {
    /// How many points each axis has, the fastest first.
    let sizes: [Int]

    /// For each axis.
    let transforms: [LineTransform]

    init(sizes: [Int]) {
        self.sizes = sizes
        var known: [Int: LineTransform] = [:]
        transforms = sizes.map { size in
            let transform = known[size] ?? LineTransform(length: size)
            known[size] = transform
            return transform
        }
    }

    /// The number of points.
    var count: Int { sizes.reduce(1, *) }

    /// Transforms a grid in place, without scaling.
    ///
    /// Always along the slowest axis, which then becomes the fastest: after as many turns as axes all stand in their old
    /// order.
    func forward(_ real: inout [Double], _ imaginary: inout [Double]) {
        precondition(real.count == count && imaginary.count == count, "a number for each point")
        for axis in sizes.indices.reversed() {
            LinePart.transformAndTurn(&real, &imaginary, transforms[axis], length: sizes[axis])
        }
    }

    /// Reverses ``forward(_:_:)`` up to a factor of ``count``.
    func backward(_ real: inout [Double], _ imaginary: inout [Double]) { forward(&imaginary, &real) }

    /// Reverses ``forward(_:_:)`` of a grid of two axes for some rows; the others are left undefined.
    func backward(_ real: inout [Double], _ imaginary: inout [Double], rows: Range<Int>) {
        precondition(sizes.count == 2, "a grid of two axes")
        LinePart.transformAndTurn(&imaginary, &real, transforms[1], length: sizes[1])
        LinePart.transformAndTurn(&imaginary, &real, transforms[0], length: sizes[0], only: rows)
    }
}
