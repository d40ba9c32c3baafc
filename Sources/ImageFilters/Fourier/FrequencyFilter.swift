internal import Imaging
internal import Kernels

/// A filter given by its transfer function: the band of a Simoncelli wavelet, a Riesz transform or both.
struct FrequencyFilter {
    /// The level of the Simoncelli band; `nil` passes all frequencies.
    let level: Int?

    /// The order of the Riesz transform along each axis; `nil` without one.
    let order: [Int]?

    let boundary: FilterBoundary

    let extent: FilterExtent

    /// The response.
    ///
    /// With the periodic boundary the transform is that of the image itself. With the others the image gets a border of
    /// ``border`` voxels or somewhat more on each side first, at most as wide as the image; farther than that the kernels,
    /// which are unbounded, are treated as periodic.
    func response(_ voxels: [Float], size: Size3) -> [Float] {
        let axes = extent.axisCount
        let padding = self.padding(size)
        let transform = RealGridTransform(sizes: padding.prefix(axes).map(\.total))
        let transfer = Self.transfer(sizes: transform.sizes, level: level, order: order)
        var response = voxels
        for slice in 0..<(axes == 2 ? size.z : 1) {
            let part = axes == 2 ? slice..<slice + 1 : 0..<size.z
            let padded = PaddedGrid(size: size, layers: part, padding: padding, boundary: boundary)
            apply(transform, transfer, padded, &response)
        }
        return response
    }

    private func apply(
        _ transform: RealGridTransform,
        _ transfer: [Double],
        _ padded: PaddedGrid,
        _ voxels: inout [Float]
    ) {
        var spectrum = transform.forward(padded.points(voxels))
        multiply(&spectrum.real, &spectrum.imaginary, by: transfer)
        padded.restore(transform.backward(spectrum), scale: 1 / Double(transform.count), to: &voxels)
    }

    /// Times a real transfer function and the power of `-i` of the total order.
    private func multiply(_ real: inout [Double], _ imaginary: inout [Double], by transfer: [Double]) {
        let turns = (order ?? []).reduce(0, +) % 4
        for index in transfer.indices {
            let (x, y) = (real[index] * transfer[index], imaginary[index] * transfer[index])
            switch turns {
            case 0: (real[index], imaginary[index]) = (x, y)
            case 1: (real[index], imaginary[index]) = (y, -x)
            case 2: (real[index], imaginary[index]) = (-x, -y)
            default: (real[index], imaginary[index]) = (-y, x)
            }
        }
    }

    /// How many voxels of border a filter gets at least, beyond which its kernel is below about 1/1000 of its peak.
    var border: Int { 16 << ((level ?? 1) - 1) + (order == nil ? 0 : 16) }

    private func padding(_ size: Size3) -> [(before: Int, total: Int)] {
        (0..<3).map { axis in
            let count = size[axis]
            guard boundary != .periodic, axis < extent.axisCount else { return (0, count) }
            let total = FourierTransform.length(atLeast: count + 2 * min(border, count))
            return ((total - count) / 2, total)
        }
    }

    /// How many points its transform of an image has.
    func points(_ size: Size3) -> Int { padding(size).prefix(extent.axisCount).reduce(1) { $0 * $1.total } }
}
