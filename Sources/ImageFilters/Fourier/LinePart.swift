/// Some of the lines along the slowest axis of a grid, few enough for the cache.
struct LinePart {
    let length: Int
    let lines: Range<Int>
    private let allLines: Int

    init(length: Int, lines: Range<Int>, of allLines: Int) {
        self.length = length
        self.lines = lines
        self.allLines = allLines
    }

    /// Zeros for the numbers of the part.
    var zeros: [Double] { [Double](repeating: 0, count: length * lines.count) }

    /// How many lines fit the cache with the transform's own memory.
    private static func capacity(length: Int) -> Int { max(8, 8192 / length / 8 * 8) }

    private static func parts(_ lines: Range<Int>, length: Int) -> [Range<Int>] {
        let capacity = capacity(length: length)
        return stride(from: lines.lowerBound, to: lines.upperBound, by: capacity).map {
            $0..<min($0 + capacity, lines.upperBound)
        }
    }

    /// Parts two by two, the second at most as large as the first and perhaps empty.
    static func pairs(_ lines: Int, length: Int) -> [(first: Range<Int>, second: Range<Int>)] {
        let capacity = 2 * capacity(length: length)
        return stride(from: 0, to: lines, by: capacity).map { start in
            let end = min(start + capacity, lines)
            let middle = start + (end - start + 1) / 2
            return (start..<middle, middle..<end)
        }
    }

    /// Transforms the lines along the slowest axis, all or only some, which becomes the fastest.
    static func transformAndTurn(
        _ real: inout [Double],
        _ imaginary: inout [Double],
        _ transform: LineTransform,
        length: Int,
        only wanted: Range<Int>? = nil
    ) {
        let lines = real.count / length
        var (turnedReal, turnedImaginary) = (real, imaginary)
        for some in parts(wanted ?? 0..<lines, length: length) {
            let part = LinePart(length: length, lines: some, of: lines)
            var (partReal, partImaginary) = (part.zeros, part.zeros)
            part.gather(real, lines: some, to: &partReal)
            part.gather(imaginary, lines: some, to: &partImaginary)
            transform.transform(&partReal, &partImaginary, lines: some.count)
            part.scatterTurned(partReal, to: &turnedReal)
            part.scatterTurned(partImaginary, to: &turnedImaginary)
        }
        (real, imaginary) = (turnedReal, turnedImaginary)
    }

    /// Transforms all lines along the fastest axis, which becomes the slowest.
    static func turnBackAndTransform(
        _ real: inout [Double],
        _ imaginary: inout [Double],
        _ transform: LineTransform,
        length: Int
    ) {
        let lines = real.count / length
        var (turnedReal, turnedImaginary) = (real, imaginary)
        for some in parts(0..<lines, length: length) {
            let part = LinePart(length: length, lines: some, of: lines)
            var (partReal, partImaginary) = (part.zeros, part.zeros)
            part.gatherTurned(real, to: &partReal)
            part.gatherTurned(imaginary, to: &partImaginary)
            transform.transform(&partReal, &partImaginary, lines: some.count)
            part.scatter(partReal, lines: some, to: &turnedReal)
            part.scatter(partImaginary, lines: some, to: &turnedImaginary)
        }
        (real, imaginary) = (turnedReal, turnedImaginary)
    }

    // MARK: Copies

    /// Takes lines that lie side by side, from the first place on.
    func gather(_ grid: [Double], lines: Range<Int>, to part: inout [Double]) {
        let source = grid.span
        let width = self.lines.count
        var target = part.mutableSpan
        for index in 0..<length {
            let (from, to) = (lines.lowerBound + index * allLines, index * width)
            for line in 0..<lines.count { target[to + line] = source[from + line] }
        }
    }

    /// Puts lines side by side.
    func scatter(_ part: [Double], lines: Range<Int>, to grid: inout [Double]) {
        let source = part.span
        let width = self.lines.count
        var target = grid.mutableSpan
        for index in 0..<length {
            let (from, to) = (index * width, lines.lowerBound + index * allLines)
            for line in 0..<lines.count { target[to + line] = source[from + line] }
        }
    }

    /// Takes lines that lie one behind the other.
    private func gatherTurned(_ grid: [Double], to part: inout [Double]) {
        let source = grid.span
        let width = lines.count
        var target = part.mutableSpan
        for line in 0..<width {
            let from = (lines.lowerBound + line) * length
            for index in 0..<length { target[index * width + line] = source[from + index] }
        }
    }

    /// Puts lines one behind the other.
    private func scatterTurned(_ part: [Double], to grid: inout [Double]) {
        let source = part.span
        let width = lines.count
        var target = grid.mutableSpan
        for line in 0..<width {
            let to = (lines.lowerBound + line) * length
            for index in 0..<length { target[to + index] = source[index * width + line] }
        }
    }
}
