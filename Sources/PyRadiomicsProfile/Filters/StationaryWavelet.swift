import Imaging

/// The undecimated wavelet transform of one level at a time, with periodic ends (`pywt.swtn` within PyRadiomics' `_swt3`).
///
/// An axis of odd length is continued by its first voxel for the transform. Names tell the filter along x, y and z: `LLH`
/// is high-pass along z.
struct StationaryWavelet: Sendable {
    private let low: [Double]
    private let high: [Double]
    private let axes: [Int]
    private let startLevel: Int
    private let level: Int

    init(_ wavelet: Wavelet, axes: [Int], startLevel: Int, level: Int) {
        low = wavelet.lowPass
        high = wavelet.highPass
        self.axes = axes
        self.startLevel = startLevel
        self.level = level
    }

    func forEachImage(of image: ProfileImage, _ body: (FilteredImage) -> Void) {
        let size = image.grid.size
        let padded = [size.x, size.y, size.z].map { $0 + $0 % 2 }
        let isSingle = image.precision == .single
        var data = Self.wrapped(image.voxels, from: size, to: padded)
        let smooth = String(repeating: "L", count: axes.count)
        for _ in 0..<startLevel {
            for axis in axes { data = Self.convolved(data, size: padded, axis: axis, low, isSingle: isSingle) }
        }
        for number in 1...level {
            let prefix = number == 1 ? "wavelet-" : "wavelet\(number)-"
            var approximation: [Double] = []
            decompose(data, padded, axes[...], "", isSingle) { name, voxels in
                if name == smooth {
                    approximation = voxels
                } else {
                    body(FilteredImage(name: prefix + name, image: cut(voxels, padded, image)))
                }
            }
            data = approximation
            if number == level { body(FilteredImage(name: prefix + smooth, image: cut(data, padded, image))) }
        }
    }

    /// All combinations of low and high along the axes, the last axis changing fastest.
    private func decompose(
        _ voxels: [Double],
        _ size: [Int],
        _ axes: ArraySlice<Int>,
        _ name: String,
        _ isSingle: Bool,
        _ body: (String, [Double]) -> Void
    ) {
        guard let axis = axes.first else { return body(name, voxels) }
        for (letter, filter) in [("L", low), ("H", high)] {
            let part = Self.convolved(voxels, size: size, axis: axis, filter, isSingle: isSingle)
            decompose(part, size, axes.dropFirst(), name + letter, isSingle, body)
        }
    }

    private static func convolved(
        _ voxels: [Double],
        size: [Int],
        axis: Int,
        _ filter: [Double],
        isSingle: Bool
    ) -> [Double] {
        let stride = size[..<axis].reduce(1, *)
        let length = size[axis]
        let outer = size[(axis + 1)...].reduce(1, *)
        let half = filter.count / 2
        var result = [Double](repeating: 0, count: voxels.count)
        let source = voxels.span
        var target = result.mutableSpan
        for block in 0..<outer {
            let start = block * stride * length
            for index in 0..<length {
                let base = start + stride * index
                for (offset, weight) in filter.enumerated() {
                    var place = index + half - offset
                    while place < 0 { place += length }
                    while place >= length { place -= length }
                    let from = start + stride * place
                    if isSingle {
                        // PyWavelets computes with single precision images in single precision.
                        let weight = Float(weight)
                        for lane in 0..<stride {
                            let sum = Float(target[base + lane]) + weight * Float(source[from + lane])
                            target[base + lane] = Double(sum)
                        }
                    } else {
                        for lane in 0..<stride { target[base + lane] += weight * source[from + lane] }
                    }
                }
            }
        }
        return result
    }

    private static func wrapped(_ voxels: [Double], from size: Size3, to padded: [Int]) -> [Double] {
        guard padded != [size.x, size.y, size.z] else { return voxels }
        var result: [Double] = []
        result.reserveCapacity(padded.reduce(1, *))
        for z in 0..<padded[2] {
            for y in 0..<padded[1] {
                let row = size.x * (y % size.y + size.y * (z % size.z))
                result.append(contentsOf: voxels[row..<row + size.x])
                if padded[0] > size.x { result.append(voxels[row]) }
            }
        }
        return result
    }

    private func cut(_ voxels: [Double], _ padded: [Int], _ image: ProfileImage) -> ProfileImage {
        let size = image.grid.size
        let precision: ProfileImage.Precision = image.precision == .single ? .single : .double
        guard padded != [size.x, size.y, size.z] else { return image.with(voxels, precision: precision) }
        var result: [Double] = []
        result.reserveCapacity(size.count)
        for z in 0..<size.z {
            for y in 0..<size.y {
                let row = padded[0] * (y + padded[1] * z)
                result.append(contentsOf: voxels[row..<row + size.x])
            }
        }
        return image.with(result, precision: precision)
    }
}
