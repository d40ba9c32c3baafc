/// The discrete Fourier transform of grids of two or three axes.
struct GridTransform {
    /// How many points each axis has, the fastest first.
    let sizes: [Int]

    private let transforms: [LineTransform]

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
        let count = count
        precondition(real.count == count && imaginary.count == count, "a number for each point")
        for axis in sizes.indices.reversed() {
            let length = sizes[axis]
            transforms[axis].transform(&real, &imaginary, lines: count / length)
            real = Self.turned(real, slowest: length)
            imaginary = Self.turned(imaginary, slowest: length)
        }
    }

    /// Reverses ``forward(_:_:)`` up to a factor of ``count``.
    func backward(_ real: inout [Double], _ imaginary: inout [Double]) { forward(&imaginary, &real) }

    /// The transposed matrix of `slowest` rows, in tiles that fit the cache.
    private static func turned(_ numbers: [Double], slowest: Int) -> [Double] {
        let rest = numbers.count / slowest
        guard rest > 1, slowest > 1 else { return numbers }
        let tile = 16
        let source = numbers.span
        return unsafe [Double](unsafeUninitializedCapacity: numbers.count) { target, initialized in
            for firstRow in stride(from: 0, to: slowest, by: tile) {
                let endRow = min(firstRow + tile, slowest)
                for firstColumn in stride(from: 0, to: rest, by: tile) {
                    for column in firstColumn..<min(firstColumn + tile, rest) {
                        for row in firstRow..<endRow {
                            // Sound: row < slowest and column < rest, and the target has slowest * rest places, each of
                            // which is set once.
                            unsafe target.initializeElement(at: row + slowest * column, to: source[column + rest * row])
                        }
                    }
                }
            }
            initialized = numbers.count
        }
    }
}
