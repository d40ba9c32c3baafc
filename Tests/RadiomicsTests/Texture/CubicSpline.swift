import Imaging

/// Resampling by cubic B-splines, as configuration E of the CT phantom wants it (Unser 1999, doi 10.1109/79.799930).
///
/// The program interpolates by cubic convolution; this is here only for the phantom's published values.
enum CubicSpline {
    /// The image on another grid, which is aligned with its own.
    static func resample(_ volume: Volume<Raw>, to target: VoxelGrid) throws -> Volume<Raw> {
        var voxels = volume.voxels.map(Double.init)
        var size = [volume.grid.size.x, volume.grid.size.y, volume.grid.size.z]
        let first = volume.grid.indices(of: target.origin)
        for axis in 0..<3 {
            let step = target.spacing[axis] / volume.grid.spacing[axis]
            let positions = (0..<target.size[axis]).map { first[axis] + Double($0) * step }
            voxels = pass(voxels, size: size, axis: axis, positions: positions)
            size[axis] = positions.count
        }
        return try Volume(grid: target, voxels: voxels.map(Float.init))
    }

    private static func pass(_ voxels: [Double], size: [Int], axis: Int, positions: [Double]) -> [Double] {
        let stride = size[..<axis].reduce(1, *)
        let length = size[axis]
        let outer = size[(axis + 1)...].reduce(1, *)
        var result = [Double](repeating: 0, count: stride * positions.count * outer)
        for block in 0..<outer {
            for lane in 0..<stride {
                let line = coefficients((0..<length).map { voxels[lane + stride * ($0 + length * block)] })
                for (index, position) in positions.enumerated() {
                    result[lane + stride * (index + positions.count * block)] = value(line, at: position)
                }
            }
        }
        return result
    }

    /// The coefficients of the spline through some values, which goes on beyond its ends as in a mirror.
    private static func coefficients(_ values: [Double]) -> [Double] {
        let pole = 3.0.squareRoot() - 2
        var line = values.map { 6 * $0 }
        var power = pole
        for value in line.dropFirst().prefix(40) {
            line[0] += power * value
            power *= pole
        }
        for index in line.indices.dropFirst() { line[index] += pole * line[index - 1] }
        let last = line.count - 1
        line[last] = pole / (pole * pole - 1) * (line[last] + pole * line[last - 1])
        for index in line.indices.dropLast().reversed() { line[index] = pole * (line[index + 1] - line[index]) }
        return line
    }

    private static func value(_ line: [Double], at position: Double) -> Double {
        let floor = position.rounded(.down)
        let t = position - floor
        let weights = [
            (1 - t) * (1 - t) * (1 - t) / 6, (3 * t * t * t - 6 * t * t + 4) / 6,
            (3 * t + 3 * t * t - 3 * t * t * t + 1) / 6, t * t * t / 6,
        ]
        var sum = 0.0
        for (offset, weight) in weights.enumerated() {
            var index = abs(Int(floor) - 1 + offset)
            if index >= line.count { index = 2 * (line.count - 1) - index }
            sum += weight * line[index]
        }
        return sum
    }
}
