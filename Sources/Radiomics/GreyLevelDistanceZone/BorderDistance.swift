import FeatureNomenclature
import Imaging

/// How far each voxel of the shape is from its border: in steps along the axes, 1 for a voxel with an outer neighbor.
///
/// IBSI 1, section 3.9: the shape is the morphological mask, and the border of the image is one too. Inside slices only,
/// the neighbors above and below do not matter. The two passes of a city block distance transform: forward over earlier
/// neighbors, then backward over later ones.
struct BorderDistance {
    /// The distances, laid out as the voxels of ``PaddedLevels``; 0 outside.
    let steps: [Int16]

    /// Measures a shape; the box is of the size that the levels have.
    init(shape: [UInt8], levels: PaddedLevels, dimension: TextureDimension) {
        let rowStride = levels.rowStride
        // Without neighbors above and below, those in the slice are looked at twice.
        let far = dimension == .volume ? levels.sliceStride : rowStride
        var steps = [Int16](repeating: 0, count: levels.voxels.count)
        var span = steps.mutableSpan
        let size = levels.size
        for z in 0..<size.z {
            for y in 0..<size.y {
                let row = shape.span.extracting(droppingFirst: size.x * (y + size.y * z)).extracting(first: size.x)
                let start = 1 + rowStride * (y + 1) + levels.sliceStride * (z + 1)
                Self.forward(row, &span, start: start, near: rowStride, far: far)
            }
        }
        for z in (0..<size.z).reversed() {
            for y in (0..<size.y).reversed() {
                let start = 1 + rowStride * (y + 1) + levels.sliceStride * (z + 1)
                Self.backward(&span, start: start, count: size.x, near: rowStride, far: far)
            }
        }
        self.steps = steps
    }

    private static func forward(
        _ shape: Span<UInt8>,
        _ all: inout MutableSpan<Int16>,
        start: Int,
        near: Int,
        far: Int
    ) {
        let count = shape.count
        precondition(near >= 0 && far >= 0 && start >= max(near, far) && start + count <= all.count)
        // Unchecked: all indices lie between those that the precondition bounds.
        for x in 0..<count {
            let above = unsafe all[unchecked: start &- near &+ x]
            let before = unsafe all[unchecked: start &- far &+ x]
            let nearest = (above < before ? above : before) &+ 1
            unsafe all[unchecked: start &+ x] = unsafe shape[unchecked: x] == 0 ? 0 : nearest
        }
        var last: Int16 = 0
        for x in 0..<count {
            let here = unsafe all[unchecked: start &+ x]
            last = last &+ 1 < here ? last &+ 1 : here
            unsafe all[unchecked: start &+ x] = last
        }
    }

    private static func backward(_ all: inout MutableSpan<Int16>, start: Int, count: Int, near: Int, far: Int) {
        precondition(near >= 0 && far >= 0 && start >= 0 && start + max(near, far) + count <= all.count)
        // Unchecked: all indices lie between those that the precondition bounds.
        for x in 0..<count {
            let below = unsafe all[unchecked: start &+ near &+ x]
            let behind = unsafe all[unchecked: start &+ far &+ x]
            let nearest = (below < behind ? below : behind) &+ 1
            let here = unsafe all[unchecked: start &+ x]
            unsafe all[unchecked: start &+ x] = here < nearest ? here : nearest
        }
        var last: Int16 = 0
        for x in stride(from: count &- 1, through: 0, by: -1) {
            let here = unsafe all[unchecked: start &+ x]
            last = last &+ 1 < here ? last &+ 1 : here
            unsafe all[unchecked: start &+ x] = last
        }
    }
}
