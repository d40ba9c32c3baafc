import Imaging

/// Means over the sphere of 1 cm^3 around the voxels of a region.
///
/// Voxels outside the region count too. What is outside the image, or NaN, does not: the mean is over the rest.
struct LocalMeans {
    private let region: RegionOfInterest
    private let sphere: PeakSphere
    private let reach: SIMD3<Int>

    /// The range of what may be read, and whether some spheres are not whole.
    private let (lowest, highest): (Float, Float)
    private let isPartial: Bool

    init(_ region: RegionOfInterest) {
        self.region = region
        sphere = PeakSphere(spacing: region.grid.spacing)
        reach = PeakSphere.reach(spacing: region.grid.spacing)
        let around = region.surroundings
        let corner = around.corner &- reach
        let end = around.corner &+ region.grid.size.vector &+ reach
        let (low, high) = (pointwiseMax(corner, .zero), pointwiseMin(end, around.size.vector))
        var isPartial = low != corner || high != end
        var (lowest, highest) = (Float.infinity, -Float.infinity)
        for z in low.z..<high.z {
            for y in low.y..<high.y {
                let start = around.size.x * (y + around.size.y * z)
                let row = start + low.x..<start + high.x
                var extent = IntensityExtent(around.voxels, row)
                if !extent.isFinite {
                    isPartial = true
                    extent = IntensityExtent(around.voxels[row].filter(\.isFinite))
                }
                lowest = min(lowest, extent.range.least)
                highest = max(highest, extent.range.most)
            }
        }
        (self.lowest, self.highest, self.isPartial) = (lowest, highest, isPartial)
    }

    /// The mean around a voxel of the region's box, in double precision, by slice, row and voxel.
    func mean(x: Int, y: Int, z: Int) -> Double {
        var row = [Float](repeating: 0, count: 2 * reach.x + 1)
        return mean(x: x, y: y, z: z, &row)
    }

    private func mean(x: Int, y: Int, z: Int, _ row: inout [Float]) -> Double {
        var (sum, count) = (0.0, 0.0)
        for part in sphere.rows {
            read(y + part.y, z + part.z, from: x - part.half, into: &row, count: 2 * part.half + 1, missing: .nan)
            for index in 0...2 * part.half where row[index].isFinite {
                sum += Double(row[index])
                count += 1
            }
        }
        return sum / count
    }

    /// The highest mean around any voxel of the region.
    ///
    /// All are computed in single precision first, whose error is known: `n` numbers up to `limit` add up with an error
    /// of at most `n * n * limit * 2^-24`. Those that may be the highest are computed again.
    var peak: Double {
        guard lowest < highest else { return mean(of: region.runs.runs[0]) }
        let limit = max(lowest.magnitude, highest.magnitude)
        var candidates = Candidates(tolerance: 2.5 * Float(sphere.count) * limit * 0x1p-24)
        var sums = SphereSums(region.runs, sphere: sphere, reach: reach)
        var counts = isPartial ? SphereSums(region.runs, sphere: sphere, reach: reach) : nil
        var runs = region.runs.runs[...]
        let size = region.grid.size
        for z in -reach.z..<size.z + reach.z {
            sums.addSlice(z) { y, x, row, count in read(y, z, from: x, into: &row, count: count, missing: 0) }
            counts?.addSlice(z) { y, x, row, count in
                read(y, z, from: x, into: &row, count: count, missing: .nan)
                for index in 0..<count { row[index] = row[index].isFinite ? 1 : 0 }
            }
            let done = z - reach.z
            guard done >= 0 else { continue }
            let slice = runs.prefix { $0.row < (done + 1) * size.y }
            runs = runs.dropFirst(slice.count)
            candidates.look(at: slice, of: done, size, sums, counts, sphereCount: Float(sphere.count))
            sums.clearSlice(done)
            counts?.clearSlice(done)
        }
        var row = [Float](repeating: 0, count: 2 * reach.x + 1)
        return candidates.places.map { mean(x: $0.x, y: $0.y, z: $0.z, &row) }.max() ?? 0
    }

    /// The mean around the first voxel of a run.
    private func mean(of run: MaskRuns.Run) -> Double {
        mean(x: run.first, y: run.row % region.grid.size.y, z: run.row / region.grid.size.y)
    }

    /// Reads a part of a row by its place in the region's box; `missing` for voxels outside or without a number.
    private func read(_ y: Int, _ z: Int, from x: Int, into row: inout [Float], count: Int, missing: Float) {
        let around = region.surroundings
        let (first, y, z) = (x + around.corner.x, y + around.corner.y, z + around.corner.z)
        var target = row.mutableSpan
        guard isPartial else {
            // Every sphere is whole: the row is inside the image and has nothing but numbers. What follows its end is
            // read where a row was widened to whole eights, and no sphere holds it.
            let start = around.size.x * (y + around.size.y * z) + first
            let source = around.voxels.span.extracting(start..<min(start + count, around.voxels.count))
            for index in 0..<source.count { target[index] = source[index] }
            if around.rounds { Surroundings.round(&row) }
            return
        }
        let isRow = y >= 0 && z >= 0 && y < around.size.y && z < around.size.z
        let inside = isRow ? max(first, 0)..<max(min(first + count, around.size.x), max(first, 0)) : 0..<0
        let start = around.size.x * (y + around.size.y * z)
        let source = around.voxels.span
        for index in 0..<count {
            let place = first + index
            let voxel = inside.contains(place) ? source[start + place] : missing
            target[index] = voxel.isFinite ? voxel : missing
        }
        if around.rounds { Surroundings.round(&row) }
    }
}

/// The voxels whose mean may be the highest, among those looked at.
private struct Candidates {
    let tolerance: Float
    private var best = -Float.infinity
    private var found: [(mean: Float, place: SIMD3<Int>)] = []

    init(tolerance: Float) {
        self.tolerance = tolerance
    }

    /// The places of those that are within the tolerance of the best, or not comparable.
    var places: [SIMD3<Int>] { found.filter { !($0.mean < best - tolerance) }.map(\.place) }

    mutating func look(
        at runs: ArraySlice<MaskRuns.Run>,
        of z: Int,
        _ size: Size3,
        _ sums: SphereSums,
        _ counts: SphereSums?,
        sphereCount: Float
    ) {
        for run in runs {
            let y = run.row - z * size.y
            sums.withRow(y, z) { sums in
                guard let counts else {
                    for x in run.first..<run.end { consider(sums[x] / sphereCount, x, y, z) }
                    return
                }
                counts.withRow(y, z) { counts in
                    for x in run.first..<run.end { consider(sums[x] / counts[x], x, y, z) }
                }
            }
        }
    }

    private mutating func consider(_ mean: Float, _ x: Int, _ y: Int, _ z: Int) {
        guard !(mean < best - tolerance) else { return }
        if mean > best { best = mean }
        found.append((mean, [x, y, z]))
        // Now and then those that are no longer among the best are dropped.
        if found.count & 4095 == 0 { found.removeAll { $0.mean < best - tolerance } }
    }
}

extension Size3 {
    /// The sizes along the three axes.
    fileprivate var vector: SIMD3<Int> { [x, y, z] }
}
