internal import Imaging

/// What a separable filter does along one axis: one kernel after the other.
struct AxisStep: Sendable, Hashable {
    /// 0 to 2.
    let axis: Int

    /// The kernels; more than one for wavelets above level 1.
    let kernels: [LineKernel]

    /// Whether the response is the mean of this and of the same with all kernels mirrored.
    let averagesMirrored: Bool

    init(axis: Int, kernels: [LineKernel], averagesMirrored: Bool = false) {
        self.axis = axis
        self.kernels = kernels
        self.averagesMirrored = averagesMirrored
    }

    /// How far it looks.
    var reach: Int { kernels.reduce(0) { $0 + $1.reach } }

    /// Replaces the voxels by the response.
    func apply(to voxels: inout [Float], size: Size3, boundary: FilterBoundary) {
        guard averagesMirrored else { return chain(kernels, &voxels, size, boundary) }
        var other = voxels
        chain(kernels, &voxels, size, boundary)
        chain(kernels.map(\.mirrored), &other, size, boundary)
        for index in voxels.indices { voxels[index] = 0.5 * voxels[index] + 0.5 * other[index] }
    }

    private func chain(_ kernels: [LineKernel], _ voxels: inout [Float], _ size: Size3, _ boundary: FilterBoundary) {
        for kernel in kernels {
            LinePass(kernel: kernel, axis: axis).apply(to: &voxels, size: size, boundary: boundary)
        }
    }
}
