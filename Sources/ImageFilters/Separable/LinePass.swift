internal import Imaging

/// One kernel along one axis.
struct LinePass {
    let kernel: LineKernel
    let axis: Int

    /// Replaces the voxels by the weighted sums.
    func apply(to voxels: inout [Float], size: Size3, boundary: FilterBoundary) {
        precondition(voxels.count == size.count, "a voxel for each place")
        let offsets = kernel.weights.indices.map { kernel.first + $0 * kernel.step }
        var sheet = LineSheet(size: size, axis: axis, offsets: offsets, boundary: boundary)
        let (bases, stride) = LineSheet.starts(size: size, axis: axis)
        unsafe voxels.withUnsafeMutableBufferPointer { voxels in
            guard let image = voxels.baseAddress else { return }
            unsafe kernel.weights.withUnsafeBufferPointer { weights in
                for base in bases {
                    // Sound: the starts and the stride of a grid of this size stay inside its voxels, and the rows of a
                    // sheet are copies with as many elements.
                    unsafe sheet.fill(from: image + base, stride: stride)
                    unsafe sheet.forEachRow { row, rows in
                        unsafe RowSum.weigh(rows, weights, count: size.x, into: image + base + row * stride)
                    }
                }
            }
        }
    }
}
