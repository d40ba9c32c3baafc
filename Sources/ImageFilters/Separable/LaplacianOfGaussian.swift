internal import Imaging
internal import Kernels

/// The Laplacian of a Gaussian as a sum of separable products: along one axis the second derivative, along the others the
/// Gaussian.
///
/// The Gaussian is sampled at the voxel centres up to the truncation, scaled to a sum of 1; its second derivative is the
/// scaled Gaussian times `x^2 / sigma^4 - 1 / sigma^2` with lengths in voxels, as the reference maps of IBSI 2 have it.
struct LaplacianOfGaussian {
    /// The kernels along the axes, from their centre outwards.
    private let kernels: [(gaussian: [Double], derivative: [Double])]

    /// How far each axis looks.
    let reach: [Int]

    init(sigma: Double, truncation: Double, spacing: SIMD3<Double>, extent: FilterExtent) {
        reach = Self.reach(sigma: sigma, truncation: truncation, spacing: spacing, extent: extent)
        kernels = reach.enumerated().map { axis, radius in Self.kernels(sigma: sigma / spacing[axis], radius: radius) }
    }

    /// `floor(truncation * sigma + 1/2)` voxels along each axis.
    static func reach(sigma: Double, truncation: Double, spacing: SIMD3<Double>, extent: FilterExtent) -> [Int] {
        (0..<extent.axisCount).map { Int((truncation * sigma / spacing[$0] + 0.5).rounded(.down)) }
    }

    private static func kernels(sigma: Double, radius: Int) -> (gaussian: [Double], derivative: [Double]) {
        let square = sigma * sigma
        let bell = (0...radius).map { Elementary.exp(-0.5 * Double($0 * $0) / square) }
        let sum = bell[0] + 2 * bell.dropFirst().reversed().reduce(0, +)
        let gaussian = bell.map { $0 / sum }
        let derivative = gaussian.enumerated().map { $1 * (Double($0 * $0) / (square * square) - 1 / square) }
        return (gaussian, derivative)
    }

    /// Replaces the voxels by the response.
    func apply(to voxels: inout [Float], size: Size3, boundary: FilterBoundary) {
        precondition(voxels.count == size.count, "a voxel for each place")
        // After the passes in slices, `voxels` is smoothed twice and `changed` is the Laplacian inside the slice.
        var changed = [Float](repeating: 0, count: voxels.count)
        firstAxis(&voxels, &changed, size, boundary)
        nextAxis(1, &voxels, &changed, size, boundary)
        if kernels.count == 3 { nextAxis(2, &voxels, &changed, size, boundary) }
        voxels = changed
    }

    /// Smooths the voxels and sets the other image to their second derivative along the first axis.
    private func firstAxis(
        _ smooth: inout [Float],
        _ changed: inout [Float],
        _ size: Size3,
        _ boundary: FilterBoundary
    ) {
        var sheet = LineSheet(size: size, axis: 0, offsets: Array(-reach[0]...reach[0]), boundary: boundary)
        unsafe withPointers(&smooth, &changed, axis: 0) { smooth, changed, gaussian, derivative in
            let (bases, stride) = LineSheet.starts(size: size, axis: 0)
            for base in bases {
                // Sound: see LinePass; both images have a voxel for each place.
                unsafe sheet.fill(from: smooth + base, stride: stride)
                unsafe sheet.forEachRow { _, rows in
                    unsafe RowSum.weighEvenPair(
                        rows,
                        gaussian,
                        derivative,
                        count: size.x,
                        into: (smooth + base, changed + base)
                    )
                }
            }
        }
    }

    /// Smooths both images along an axis and adds the second derivative of the first along it to the second.
    private func nextAxis(
        _ axis: Int,
        _ smooth: inout [Float],
        _ changed: inout [Float],
        _ size: Size3,
        _ boundary: FilterBoundary
    ) {
        let offsets = Array(-reach[axis]...reach[axis])
        var smoothSheet = LineSheet(size: size, axis: axis, offsets: offsets, boundary: boundary)
        var changedSheet = smoothSheet
        let isLast = axis == kernels.count - 1
        unsafe withPointers(&smooth, &changed, axis: axis) { smooth, changed, gaussian, derivative in
            let (bases, stride) = LineSheet.starts(size: size, axis: axis)
            for base in bases {
                unsafe smoothSheet.fill(from: smooth + base, stride: stride)
                unsafe changedSheet.fill(from: changed + base, stride: stride)
                unsafe smoothSheet.forEachRow { row, rows in
                    let place = base + row * stride
                    if isLast {
                        // Nothing reads the smoothed image any more.
                        unsafe (changed + place).update(repeating: 0, count: size.x)
                        unsafe RowSum.addEven(rows, derivative, count: size.x, to: changed + place)
                    } else {
                        unsafe RowSum.weighEvenPair(
                            rows,
                            gaussian,
                            derivative,
                            count: size.x,
                            into: (smooth + place, changed + place)
                        )
                    }
                }
                unsafe changedSheet.forEachRow { row, rows in
                    unsafe RowSum.addEven(rows, gaussian, count: size.x, to: changed + base + row * stride)
                }
            }
        }
    }

    private func withPointers(
        _ smooth: inout [Float],
        _ changed: inout [Float],
        axis: Int,
        _ body: (
            UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeBufferPointer<Double>,
            UnsafeBufferPointer<Double>
        ) -> Void
    ) {
        unsafe smooth.withUnsafeMutableBufferPointer { smooth in
            unsafe changed.withUnsafeMutableBufferPointer { changed in
                unsafe kernels[axis].gaussian.withUnsafeBufferPointer { gaussian in
                    unsafe kernels[axis].derivative.withUnsafeBufferPointer { derivative in
                        guard let one = smooth.baseAddress, let other = changed.baseAddress else { return }
                        unsafe body(one, other, gaussian, derivative)
                    }
                }
            }
        }
    }
}
