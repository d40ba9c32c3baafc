import Imaging

/// The voxels inside, sorted by their grey level: the way to texture features when there are too many levels for tables.
///
/// One level at a time, a row of a matrix is counted, handed on and forgotten, so that memory grows with the number of
/// levels and not with its square. Slower than tables by a factor of about ten.
struct LevelOrder {
    private let levels: PaddedLevels

    /// Where the voxels are, level by level.
    private let places: [Int32]

    /// The levels with a voxel, and where their voxels are in `places`.
    private let ranges: [(level: Int, places: Range<Int>)]

    /// Sorts the voxels of some slices.
    init(_ levels: PaddedLevels, slices: Range<Int>) {
        self.levels = levels
        var starts = [Int](repeating: 0, count: levels.highest + 2)
        Self.visit(levels, slices) { level, _ in starts[level + 1] += 1 }
        for level in 1..<starts.count { starts[level] += starts[level - 1] }
        ranges = (1...levels.highest).compactMap { level in
            let range = starts[level]..<starts[level + 1]
            return range.isEmpty ? nil : (level, range)
        }
        var places = [Int32](repeating: 0, count: starts.last ?? 0)
        Self.visit(levels, slices) { level, place in
            places[starts[level]] = Int32(truncatingIfNeeded: place)
            starts[level] += 1
        }
        self.places = places
    }

    private static func visit(_ levels: PaddedLevels, _ slices: Range<Int>, _ body: (Int, Int) -> Void) {
        for z in slices {
            for row in levels.slices[z] {
                for place in row.start..<row.start + row.count where levels.voxels[place] > 0 {
                    body(Int(levels.voxels[place]), place)
                }
            }
        }
    }

    /// The co-occurrence features over some directions.
    func cooccurrences(_ directions: [Direction]) -> [FeatureOutcome]? {
        guard !ranges.isEmpty else { return nil }
        let offsets = neighborOffsets(directions)
        var statistics = CooccurrenceStatistics(order: levels.highest)
        var counts = [UInt32](repeating: 0, count: levels.highest + 1)
        var touched: [Int] = []
        for (level, range) in ranges {
            count(level, range, offsets, into: &counts, &touched)
            for other in touched {
                statistics.add(level: level, higher: other, count: Int(counts[other]))
                counts[other] = 0
            }
            touched.removeAll(keepingCapacity: true)
        }
        return statistics.outcomes
    }

    /// Counts the neighbors of a level's voxels that have its level or a higher one.
    private func count(
        _ level: Int,
        _ range: Range<Int>,
        _ offsets: [Int],
        into counts: inout [UInt32],
        _ touched: inout [Int]
    ) {
        let (voxels, places, offsets) = (levels.voxels.span, places.span, offsets.span)
        var counts = counts.mutableSpan
        for index in range {
            let place = Int(places[index])
            for step in 0..<offsets.count {
                let other = Int(voxels[place + offsets[step]])
                guard other >= level else { continue }
                if counts[other] == 0 { touched.append(other) }
                counts[other] &+= 1
            }
        }
    }

    /// The distances in memory to the neighbors along some directions, both ways.
    private func neighborOffsets(_ directions: [Direction]) -> [Int] {
        let offsets = directions.map(levels.offset)
        return offsets + offsets.map { -$0 }
    }

    /// The run length features over some directions.
    func runLengths(_ directions: [Direction]) -> [FeatureOutcome]? {
        let offsets = directions.map(levels.offset)
        let voxels = levels.voxels.span
        var statistics = LevelByExtentStatistics()
        var counts = [Int](repeating: 0, count: max(levels.size.x, levels.size.y, levels.size.z) + 1)
        for (level, range) in ranges {
            var longest = 0
            for index in range {
                let place = Int(places[index])
                for offset in offsets where voxels[place - offset] != voxels[place] {
                    var end = place + offset
                    var length = 1
                    while voxels[end] == voxels[place] {
                        end += offset
                        length += 1
                    }
                    counts[length] += 1
                    longest = max(longest, length)
                }
            }
            for length in 0..<longest + 1 {
                statistics.add(level: level, extent: length, count: counts[length])
                counts[length] = 0
            }
        }
        return statistics.outcomes(places: places.count * directions.count)
    }

    /// What the neighborhoods of each level's voxels come to.
    func neighbourhoods(_ directions: [Direction]) -> [LevelNeighbourhoods] {
        let offsets = neighborOffsets(directions)
        let voxels = levels.voxels.span
        return ranges.map { level, range in
            var result = LevelNeighbourhoods(level: level)
            for index in range {
                let place = Int(places[index])
                var (sum, valid, same) = (0, 0, 0)
                for offset in offsets {
                    let other = Int(voxels[place + offset])
                    sum += other
                    valid += other > 0 ? 1 : 0
                    same += other == level ? 1 : 0
                }
                result.add(difference: abs(level * valid - sum), valid: valid, same: same)
            }
            return result
        }
    }
}
