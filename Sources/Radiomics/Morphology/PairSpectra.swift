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
    typealias Plane = (real: [Double], imaginary: [Double])

    let size: Size3
    let spacing: SIMD3<Double>
    let alongX: FourierTransform
    let alongY: FourierTransform
    let alongZ: FourierTransform

    /// The frequencies along x that are kept.
    var frequencies: Int { alongX.length / 2 + 1 }

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

    /// Zeros for a row or pile transform of a whole slice.
    func zeros(_ transform: FourierTransform) -> [Double] {
        [Double](repeating: 0, count: transform.length * size.y)
    }
}
