import FeatureNomenclature

/// Finds the zones of a region, groups of neighbors of one grey level, in one pass over it (GLSZM and GLDZM).
///
/// Every voxel takes the label of an earlier neighbor of its level, or else a new one; labels that meet are united. What
/// is wanted of a zone is summed by label on the way, so that labels are kept for two slices only.
struct ZoneLabelling {
    private let levels: PaddedLevels
    private let directions: [Direction]
    private let distances: [Int16]
    private let plans: [UInt16]

    /// The labels of the slice at hand and the one before, by turns.
    private var labels: [Int32]

    /// The set of earlier neighbors of the same level, for each voxel of a row.
    private var sets: [UInt16]

    private var zones = ZoneForest()

    /// A labelling; with distances laid out as the levels, each zone gets the least of its voxels.
    init(_ levels: PaddedLevels, dimension: TextureDimension, distances: [Int16]?) {
        self.levels = levels
        directions = dimension.directions
        self.distances = distances ?? []
        plans = ZonePlan.all
        labels = [Int32](repeating: 0, count: 2 * levels.sliceStride)
        sets = [UInt16](repeating: 0, count: levels.rowStride)
    }

    /// The zones of some slices, in the order of their first voxels.
    mutating func zones(slices: Range<Int>) -> [Zone] {
        zones.removeAll()
        let levels = levels
        for z in slices {
            let start = z % 2 * levels.sliceStride
            let other = (z + 1) % 2 * levels.sliceStride
            let offsets = directions.map { step in
                (step.z == 0 ? 0 : other - start) - step.x - levels.rowStride * step.y
            }
            for row in levels.slices[z] {
                Self.findSets(row, levels, directions, &sets)
                let place = start + row.x + 1 + levels.rowStride * (row.y + 1)
                Self.label(
                    row,
                    levels: levels,
                    distances: distances,
                    sets: sets,
                    plans: plans,
                    offsets: offsets,
                    from: place,
                    labels: &labels,
                    zones: &zones
                )
            }
        }
        return zones.roots
    }

    private static func findSets(
        _ row: PaddedLevels.Row,
        _ levels: PaddedLevels,
        _ directions: [Direction],
        _ sets: inout [UInt16]
    ) {
        let voxels = levels.voxels.span
        let here = voxels.extracting(row.start..<row.start + row.count)
        var sets = sets.mutableSpan
        precondition(row.count <= sets.count)
        for x in 0..<row.count { sets[x] = 0 }
        for (index, step) in directions.enumerated() {
            let first = row.start - levels.offset(step)
            let there = voxels.extracting(first..<first + row.count)
            let bit = UInt16(1) << UInt16(index)
            for x in 0..<row.count { sets[x] |= here[x] == there[x] ? bit : 0 }
        }
    }

    private static func label(
        _ row: PaddedLevels.Row,
        levels: PaddedLevels,
        distances: [Int16],
        sets: [UInt16],
        plans: [UInt16],
        offsets: [Int],
        from first: Int,
        labels: inout [Int32],
        zones: inout ZoneForest
    ) {
        let voxels = levels.voxels.span.extracting(row.start..<row.start + row.count)
        let distances = distances.span.extracting(distances.isEmpty ? 0..<0 : row.start..<row.start + row.count)
        let (sets, plans, offsets) = (sets.span, plans.span, offsets.span)
        var labels = labels.mutableSpan
        for x in 0..<row.count {
            let level = voxels[x]
            guard level > 0 else { continue }
            let distance = distances.isEmpty ? 0 : distances[x]
            let place = first + x
            var plan = plans[Int(sets[x])]
            guard plan & 15 != ZonePlan.none else {
                labels[place] = zones.insert(level: level, distance: distance)
                continue
            }
            let label = labels[place + offsets[Int(plan & 15)]]
            labels[place] = label
            zones.add(distance: distance, to: label)
            plan >>= 4
            while plan & 15 != ZonePlan.none, plan != 0 {
                zones.unite(label, labels[place + offsets[Int(plan & 15)]])
                plan >>= 4
            }
        }
    }
}
