/// The discrete Fourier transform of real grids of two or three axes.
///
/// The spectrum of real numbers has the conjugate of its value at `k` at `-k`: along the slowest axis only the frequencies
/// from 0 to half the length are computed and held.
struct RealGridTransform {
    /// How many points each axis has, the fastest first.
    let sizes: [Int]

    /// How many frequencies each axis has.
    let spectrumSizes: [Int]

    private let transforms: [LineTransform]
    private let length: Int

    init(sizes: [Int]) {
        self.sizes = sizes
        length = sizes[sizes.count - 1]
        spectrumSizes = sizes.dropLast() + [length / 2 + 1]
        transforms = GridTransform(sizes: sizes).transforms
    }

    /// The number of points.
    var count: Int { sizes.reduce(1, *) }

    /// The spectrum of a grid, without scaling, its axes in their order.
    func forward(_ grid: [Double]) -> (real: [Double], imaginary: [Double]) {
        precondition(grid.count == count, "a number for each point")
        var (real, imaginary) = halfSpectra(grid)
        for axis in sizes.indices.dropLast().reversed() {
            LinePart.transformAndTurn(&real, &imaginary, transforms[axis], length: sizes[axis])
        }
        return (real, imaginary)
    }

    /// The grid of a spectrum, multiplied by ``count``.
    func backward(_ spectrum: (real: [Double], imaginary: [Double])) -> [Double] {
        var (real, imaginary) = spectrum
        for axis in sizes.indices.dropLast() {
            // With real and imaginary part exchanged the transform runs backwards.
            LinePart.turnBackAndTransform(&imaginary, &real, transforms[axis], length: sizes[axis])
        }
        return fromHalfSpectra(real, imaginary)
    }

    // MARK: Along the slowest axis, two lines at a time as real and imaginary part

    private var frequencies: Int { length / 2 + 1 }

    /// The half spectra of all lines, one behind the other.
    private func halfSpectra(_ grid: [Double]) -> (real: [Double], imaginary: [Double]) {
        let lines = count / length
        var real = [Double](repeating: 0, count: frequencies * lines)
        var imaginary = real
        for (first, second) in LinePart.pairs(lines, length: length) {
            let part = LinePart(length: length, lines: first, of: lines)
            var (x, y) = (part.zeros, part.zeros)
            part.gather(grid, lines: first, to: &x)
            part.gather(grid, lines: second, to: &y)
            transforms[sizes.count - 1].transform(&x, &y, lines: first.count)
            for line in 0..<first.count {
                for k in 0..<frequencies {
                    let (a, b) = (k * first.count + line, (length - k) % length * first.count + line)
                    let place = k + frequencies * (first.lowerBound + line)
                    real[place] = 0.5 * (x[a] + x[b])
                    imaginary[place] = 0.5 * (y[a] - y[b])
                    guard line < second.count else { continue }
                    let other = k + frequencies * (second.lowerBound + line)
                    real[other] = 0.5 * (y[a] + y[b])
                    imaginary[other] = 0.5 * (x[b] - x[a])
                }
            }
        }
        return (real, imaginary)
    }

    /// The grid whose lines have these half spectra.
    private func fromHalfSpectra(_ real: [Double], _ imaginary: [Double]) -> [Double] {
        let lines = count / length
        var grid = [Double](repeating: 0, count: count)
        for (first, second) in LinePart.pairs(lines, length: length) {
            let part = LinePart(length: length, lines: first, of: lines)
            var (x, y) = (part.zeros, part.zeros)
            for line in 0..<first.count {
                for k in 0..<frequencies {
                    let one = k + frequencies * (first.lowerBound + line)
                    let other = line < second.count ? k + frequencies * (second.lowerBound + line) : nil
                    let (a, b) = (real[one], imaginary[one])
                    let (c, d) = other.map { (real[$0], imaginary[$0]) } ?? (0, 0)
                    let mirrored = (length - k) % length * first.count + line
                    x[mirrored] = a + d
                    y[mirrored] = c - b
                    x[k * first.count + line] = mirrored == k * first.count + line ? a : a - d
                    y[k * first.count + line] = mirrored == k * first.count + line ? c : c + b
                }
            }
            transforms[sizes.count - 1].transform(&y, &x, lines: first.count)
            part.scatter(x, lines: first, to: &grid)
            part.scatter(y, lines: second, to: &grid)
        }
        return grid
    }
}
