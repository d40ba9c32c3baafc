import Imaging
import Kernels

extension PairSpectra {
    /// The spectra along x of all rows of the three signals: at `y + ny * (slice + slices * frequency)`.
    ///
    /// Two slices at a time are the real and imaginary part of one transform.
    func signalRows(_ values: [Double], isInside: [UInt8]) -> Plane {
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

    /// The spectra along x of the inverse distance, at `y + ny * (z + nz * frequency)`: real, because it is even.
    func kernelRows() -> [Double] {
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
}
