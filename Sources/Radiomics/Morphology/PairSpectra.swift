import Imaging
import Kernels

/// ``PairSums`` of a large region, by three-dimensional Fourier transforms of its box.
///
/// A sum over pairs `sum w(i - j) a(i) b(j)` is the sum over frequencies of the transforms `W conj(A) B`, exact but for
/// rounding, if the box is padded so that no distance wraps around. Of a real signal, half of the frequencies along the
/// first axis tell all. Only the spectra along that axis are held at once; the other two axes are done plane by plane.
struct PairSpectra {
    /// Inside or not, the values, and their squares.
    private enum Signal: Int, CaseIterable {
        case inside, value, square
    }

    /// One plane of frequencies: real and imaginary parts.
    private typealias Plane = (real: [Double], imaginary: [Double])

    private let size: Size3
    private let spacing: SIMD3<Double>
    private let alongX: FourierTransform
    private let alongY: FourierTransform
    private let alongZ: FourierTransform

    /// The frequencies along x that are kept.
    private var frequencies: Int { alongX.length / 2 + 1 }

    /// Boxes of more voxels (8 million) are refused; at the limit, 0.5 GB is used.
    static let voxelLimit = 1 << 23

    init?(grid: VoxelGrid) {
        guard grid.size.count <= Self.voxelLimit else { return nil }
        size = grid.size
        spacing = grid.spacing
        // Distances reach from -(n - 1) to n - 1.
        alongX = FourierTransform(length: FourierTransform.length(atLeast: 2 * size.x - 1))
        alongY = FourierTransform(length: FourierTransform.length(atLeast: 2 * size.y - 1))
        alongZ = FourierTransform(length: FourierTransform.length(atLeast: 2 * size.z - 1))
    }

    /// The weighted sums over all ordered pairs of different voxels.
    func sums(_ values: [Double], isInside: [UInt8]) -> (weights: Double, products: Double, squares: Double) {
        let rows = signalRows(values, isInside: isInside)
        let kernelRows = kernelRows()
        var (weights, products, squares) = (0.0, 0.0, 0.0)
        for first in stride(from: 0, to: frequencies, by: 2) {
            let kernels = kernelPlanes(kernelRows, first)
            for (offset, kernel) in kernels.enumerated() where first + offset < frequencies {
                let frequency = first + offset
                let planes = Signal.allCases.map { plane(rows, frequency, $0) }
                // The frequencies left out mirror these, except the first and an exact half.
                let count = frequency == 0 || 2 * frequency == alongX.length ? 1.0 : 2.0
                weights += count * Self.product(kernel, planes[0], planes[0])
                products += count * Self.product(kernel, planes[1], planes[1])
                squares += count * Self.product(kernel, planes[0], planes[2])
            }
        }
        let scale = Double(alongX.length) * Double(alongY.length) * Double(alongZ.length)
        return (weights / scale, products / scale, squares / scale)
    }

    /// The sum of `W Re(conj(A) B)` over a plane.
    private static func product(_ kernel: [Double], _ one: Plane, _ other: Plane) -> Double {
        var sum = 0.0
        for index in kernel.indices {
            sum +=
                kernel[index]
                * (one.real[index] * other.real[index] + one.imaginary[index] * other.imaginary[index])
        }
        return sum
    }

    // MARK: Along x

    /// The spectra along x of all rows of the three signals: at `y + ny * (slice + slices * frequency)`.
    ///
    /// Two slices at a time are the real and imaginary part of one transform.
    private func signalRows(_ values: [Double], isInside: [UInt8]) -> Plane {
        let slices = 3 * size.z
        var rows: Plane = (
            [Double](repeating: 0, count: frequencies * slices * size.y),
            [Double](repeating: 0, count: frequencies * slices * size.y)
        )
        let starts = sliceStarts(isInside)
        for slice in stride(from: 0, to: slices, by: 2) {
            var real = padded(slice, values, isInside, starts)
            var imaginary = slice + 1 < slices ? padded(slice + 1, values, isInside, starts) : zeros(alongX)
            alongX.transform(&real, &imaginary, lines: size.y)
            for frequency in 0..<frequencies {
                let mirrored = (alongX.length - frequency) % alongX.length
                for y in 0..<size.y {
                    let (here, there) = (frequency * size.y + y, mirrored * size.y + y)
                    let target = y + size.y * (slice + slices * frequency)
                    rows.real[target] = 0.5 * (real[here] + real[there])
                    rows.imaginary[target] = 0.5 * (imaginary[here] - imaginary[there])
                    guard slice + 1 < slices else { continue }
                    rows.real[target + size.y] = 0.5 * (imaginary[here] + imaginary[there])
                    rows.imaginary[target + size.y] = 0.5 * (real[there] - real[here])
                }
            }
        }
        return rows
    }

    /// How many voxels inside come before each slice.
    private func sliceStarts(_ isInside: [UInt8]) -> [Int] {
        let area = size.x * size.y
        var starts = [0]
        for z in 0..<size.z {
            starts.append(isInside[z * area..<(z + 1) * area].reduce(starts[z]) { $0 + Int($1) })
        }
        return starts
    }

    /// A slice of a signal, transposed and with zeros behind the last column.
    private func padded(_ slice: Int, _ values: [Double], _ isInside: [UInt8], _ starts: [Int]) -> [Double] {
        var result = zeros(alongX)
        let z = slice % size.z
        let signal = slice / size.z
        var next = starts[z]
        for y in 0..<size.y {
            let row = size.x * (y + size.y * z)
            for x in 0..<size.x where isInside[row + x] == 1 {
                let value = values[next]
                next += 1
                result[x * size.y + y] = signal == 0 ? 1 : signal == 1 ? value : value * value
            }
        }
        return result
    }

    private func zeros(_ transform: FourierTransform) -> [Double] {
        [Double](repeating: 0, count: transform.length * size.y)
    }

    /// The spectra along x of the inverse distance, at `y + ny * (z + nz * frequency)`: real, because it is even.
    private func kernelRows() -> [Double] {
        var rows = [Double](repeating: 0, count: frequencies * size.z * size.y)
        for z in stride(from: 0, to: size.z, by: 2) {
            var real = inverseDistances(z)
            var imaginary = z + 1 < size.z ? inverseDistances(z + 1) : zeros(alongX)
            alongX.transform(&real, &imaginary, lines: size.y)
            for frequency in 0..<frequencies {
                for y in 0..<size.y {
                    let target = y + size.y * (z + size.z * frequency)
                    rows[target] = real[frequency * size.y + y]
                    if z + 1 < size.z { rows[target + size.y] = imaginary[frequency * size.y + y] }
                }
            }
        }
        return rows
    }

    private func inverseDistances(_ z: Int) -> [Double] {
        var result = zeros(alongX)
        for x in 0..<size.x {
            for y in 0..<size.y where x + y + z > 0 {
                let inverse = 1 / (SIMD3(Double(x), Double(y), Double(z)) * spacing).length
                result[x * size.y + y] = inverse
                if x > 0 { result[(alongX.length - x) * size.y + y] = inverse }
            }
        }
        return result
    }

    // MARK: Along z and y

    private func plane(_ rows: Plane, _ frequency: Int, _ signal: Signal) -> Plane {
        let start = size.y * size.z * (signal.rawValue + 3 * frequency)
        var plane: Plane = (zeros(alongZ), zeros(alongZ))
        for index in 0..<size.y * size.z {
            plane.real[index] = rows.real[start + index]
            plane.imaginary[index] = rows.imaginary[start + index]
        }
        alongZ.transform(&plane.real, &plane.imaginary, lines: size.y)
        plane = (transposed(plane.real), transposed(plane.imaginary))
        alongY.transform(&plane.real, &plane.imaginary, lines: alongZ.length)
        return plane
    }

    /// The kernel of a frequency and of the next, each real.
    private func kernelPlanes(_ rows: [Double], _ frequency: Int) -> [[Double]] {
        var real = mirroredAlongZ(rows, frequency)
        var imaginary = frequency + 1 < frequencies ? mirroredAlongZ(rows, frequency + 1) : zeros(alongZ)
        alongZ.transform(&real, &imaginary, lines: size.y)
        real = mirroredAlongY(transposed(real))
        imaginary = mirroredAlongY(transposed(imaginary))
        alongY.transform(&real, &imaginary, lines: alongZ.length)
        return [real, imaginary]
    }

    private func mirroredAlongZ(_ rows: [Double], _ frequency: Int) -> [Double] {
        var result = zeros(alongZ)
        for z in 0..<size.z {
            for y in 0..<size.y {
                let value = rows[y + size.y * (z + size.z * frequency)]
                result[z * size.y + y] = value
                if z > 0 { result[(alongZ.length - z) * size.y + y] = value }
            }
        }
        return result
    }

    private func mirroredAlongY(_ plane: [Double]) -> [Double] {
        var result = plane
        for y in 1..<max(size.y, 1) {
            for z in 0..<alongZ.length {
                result[(alongY.length - y) * alongZ.length + z] = plane[y * alongZ.length + z]
            }
        }
        return result
    }

    /// From z-major to y-major, with zeros behind the last y.
    private func transposed(_ plane: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: alongY.length * alongZ.length)
        for z in 0..<alongZ.length {
            for y in 0..<size.y { result[y * alongZ.length + z] = plane[z * size.y + y] }
        }
        return result
    }
}
