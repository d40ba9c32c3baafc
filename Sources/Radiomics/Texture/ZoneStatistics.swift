/// The features of a size zone matrix (IBSI 1, section 3.8; 9SAK) or a distance zone matrix (section 3.9; VMDZ).
enum ZoneStatistics {
    /// The features of some zones by size, in the catalogue's order; `nil` without a zone.
    static func bySize(_ zones: [Zone], order: Int) -> [FeatureOutcome]? {
        outcomes(zones, order: order) { $0.size }
    }

    /// The features of some zones by distance, in the catalogue's order; `nil` without a zone.
    static func byDistance(_ zones: [Zone], order: Int) -> [FeatureOutcome]? {
        outcomes(zones, order: order) { $0.distance }
    }

    /// Small extents are counted in a table, the few large ones are sorted; with many levels, all are.
    private static func outcomes(_ zones: [Zone], order: Int, extent: (Zone) -> Int) -> [FeatureOutcome]? {
        let columns = order <= 512 ? 128 : 0
        var counts = [Int](repeating: 0, count: (order + 1) * columns)
        var large: [UInt64] = []
        var voxels = 0
        for zone in zones {
            voxels &+= zone.size
            let extent = extent(zone)
            if extent < columns {
                counts[zone.level &* columns &+ extent] &+= 1
            } else {
                large.append(UInt64(zone.level) << 32 | UInt64(extent))
            }
        }
        large.sort()
        var statistics = LevelByExtentStatistics()
        var next = large[...]
        for level in 1..<order + 1 {
            for extent in 0..<columns {
                statistics.add(level: level, extent: extent, count: counts[level * columns + extent])
            }
            while let key = next.first, key >> 32 == level {
                let end = next.firstIndex { $0 != key } ?? next.endIndex
                statistics.add(level: level, extent: Int(key & 0xffff_ffff), count: end - next.startIndex)
                next = next[end...]
            }
        }
        return statistics.outcomes(places: voxels)
    }
}
