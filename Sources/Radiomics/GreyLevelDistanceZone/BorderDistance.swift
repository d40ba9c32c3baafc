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
        var rows: [(start: Int, count: Int)] = []
        for z in 0..<size.z {
            for y in 0..<size.y {
                let row = shape.span.extracting(droppingFirst: size.x * (y + size.y * z)).extracting(first: size.x)
                guard let extent = Self.extent(row) else { continue }
                let start = 1 + rowStride * (y + 1) + levels.sliceStride * (z + 1) + extent.lowerBound
                Self.forward(row.extracting(extent), &span, start: start, near: rowStride, far: far)
                rows.append((start, extent.count))
            }
        }
        for row in rows.reversed() {
            Self.backward(&span, start: row.start, count: row.count, near: rowStride, far: far)
        }
        self.steps = steps
    }

    /// From the first voxel of the shape in a row to the last one.
    private static func extent(_ row: Span<UInt8>) -> Range<Int>? {
        var first = 0
        while first < row.count, row[first] == 0 { first += 1 }
        guard first < row.count else { return nil }
        var end = row.count
        while row[end - 1] == 0 { end -= 1 }
        return first..<end
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
            let nearest = min(above, before) &+ 1
            unsafe all[unchecked: start &+ x] = nearest & (0 &- Int16(truncatingIfNeeded: shape[x]))
        }
        var last: Int16 = 0
        for x in start..<start + count {
            let here = unsafe all[unchecked: x]
            last = min(last &+ 1, here)
            unsafe all[unchecked: x] = last
        }
    }

    private static func backward(_ all: inout MutableSpan<Int16>, start: Int, count: Int, near: Int, far: Int) {
        precondition(near >= 0 && far >= 0 && start >= 0 && start + max(near, far) + count <= all.count)
        // Unchecked: all indices lie between those that the precondition bounds.
        for x in 0..<count {
            let below = unsafe all[unchecked: start &+ near &+ x]
            let behind = unsafe all[unchecked: start &+ far &+ x]
            let nearest = min(below, behind) &+ 1
            let here = unsafe all[unchecked: start &+ x]
            unsafe all[unchecked: start &+ x] = min(here, nearest)
        }
        var last: Int16 = 0
        for x in (start..<start + count).reversed() {
            let here = unsafe all[unchecked: x]
            last = min(last &+ 1, here)
            unsafe all[unchecked: x] = last
        }
    }
}
