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
        var (turnedReal, turnedImaginary) = (real, imaginary)
        for axis in sizes.indices.reversed() {
            let lines = count / sizes[axis]
            // Lines in parts that fit the cache with the transform's own memory.
            let part = max(8, 8192 / sizes[axis] / 8 * 8)
            for first in stride(from: 0, to: lines, by: part) {
                var some = LinePart(length: sizes[axis], lines: first..<min(first + part, lines), of: lines)
                some.gather(real, imaginary)
                transforms[axis].transform(&some.real, &some.imaginary, lines: some.lines.count)
                some.scatterTurned(&turnedReal, &turnedImaginary)
            }
            swap(&real, &turnedReal)
            swap(&imaginary, &turnedImaginary)
        }
    }

    /// Reverses ``forward(_:_:)`` up to a factor of ``count``.
    func backward(_ real: inout [Double], _ imaginary: inout [Double]) { forward(&imaginary, &real) }
}

/// Some of the lines along the slowest axis of a grid.
private struct LinePart {
    let length: Int
    let lines: Range<Int>
    var real: [Double]
    var imaginary: [Double]
    private let allLines: Int

    init(length: Int, lines: Range<Int>, of allLines: Int) {
        self.length = length
        self.lines = lines
        self.allLines = allLines
        real = [Double](repeating: 0, count: length * lines.count)
        imaginary = real
    }

    mutating func gather(_ real: [Double], _ imaginary: [Double]) {
        Self.gather(real, to: &self.real, length, lines, allLines)
        Self.gather(imaginary, to: &self.imaginary, length, lines, allLines)
    }

    private static func gather(
        _ grid: [Double],
        to part: inout [Double],
        _ length: Int,
        _ lines: Range<Int>,
        _ allLines: Int
    ) {
        let source = grid.span
        var target = part.mutableSpan
        for index in 0..<length {
            let (from, to) = (lines.lowerBound + index * allLines, index * lines.count)
            for line in 0..<lines.count { target[to + line] = source[from + line] }
        }
    }

    /// Writes each line in one piece: the axis of the lines becomes the fastest.
    func scatterTurned(_ real: inout [Double], _ imaginary: inout [Double]) {
        scatter(self.real, to: &real)
        scatter(self.imaginary, to: &imaginary)
    }

    private func scatter(_ part: [Double], to grid: inout [Double]) {
        let source = part.span
        var target = grid.mutableSpan
        let count = lines.count
        for line in 0..<count {
            let to = (lines.lowerBound + line) * length
            for index in 0..<length { target[to + index] = source[index * count + line] }
        }
    }
}
