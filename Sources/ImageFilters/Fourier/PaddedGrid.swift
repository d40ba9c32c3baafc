internal import Imaging

/// Some slices of an image with a border on all sides.
struct PaddedGrid {
    private let size: Size3
    private let layers: Range<Int>
    private let before: SIMD3<Int>
    private let sources: [[Int?]]

    /// The border along an axis is `before` voxels and what is missing to `total` behind.
    init(
        size: Size3,
        layers: Range<Int>,
        padding: [(before: Int, total: Int)],
        boundary: FilterBoundary
    ) {
        self.size = size
        self.layers = layers
        before = [padding[0].before, padding[1].before, padding[2].before]
        sources = padding.enumerated().map { axis, padding in
            guard axis < 2 || layers.count > 1 || size.z == 1 else { return [layers.lowerBound] }
            return (0..<padding.total).map { boundary.source(of: $0 - padding.before, count: size[axis]) }
        }
    }

    /// The intensities with their border, the first axis fastest.
    func points(_ voxels: [Float]) -> [Double] {
        let voxels = voxels.span
        var points: [Double] = []
        points.reserveCapacity(sources.reduce(1) { $0 * $1.count })
        for z in sources[2] {
            for y in sources[1] {
                guard let y, let z else {
                    points.append(contentsOf: repeatElement(0, count: sources[0].count))
                    continue
                }
                let row = size.x * (y + size.y * z)
                for x in sources[0] { points.append(x.map { Double(voxels[row + $0]) } ?? 0) }
            }
        }
        return points
    }

    /// Writes what is not border back.
    func restore(_ points: [Double], scale: Double, to voxels: inout [Float]) {
        let points = points.span
        var target = voxels.mutableSpan
        for z in layers {
            let layer = sources[2].count == 1 ? 0 : z + before.z
            for y in 0..<size.y {
                let source = before.x + sources[0].count * (y + before.y + sources[1].count * layer)
                let row = size.x * (y + size.y * z)
                for x in 0..<size.x { target[row + x] = Float(points[source + x] * scale) }
            }
        }
    }
}
