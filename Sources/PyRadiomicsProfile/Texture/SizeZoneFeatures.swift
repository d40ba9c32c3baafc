import Radiomics

/// The grey level size zone features (`glszm`): of zones of one level, joined by corners, in volumes or in slices.
enum SizeZoneFeatures {
    static func outcomes(_ region: LevelRegion, settings: PyRadiomicsSettings) -> [NamedOutcome] {
        let steps = Directions(size: region.size, distances: [1], settings: settings).steps
        let zones = zones(region, distances: steps.map(region.distance))
        // Different sizes are few: their sum is at most the number of voxels.
        let sizes = Set(zones.map(\.size)).sorted()
        let columns = Dictionary(uniqueKeysWithValues: zip(sizes, sizes.indices))
        guard region.levels.count * sizes.count <= 1 << 27 else {
            return names.map { NamedOutcome($0, undefined: .tooManyGreyLevels) }
        }
        var counts = [Double](repeating: 0, count: region.levels.count * sizes.count)
        for zone in zones { counts[zone.rank * sizes.count + (columns[zone.size] ?? 0)] += 1 }
        let matrix = LevelSizeMatrix(
            levels: region.levels.map(Double.init),
            sizes: sizes.map(Double.init),
            counts: counts
        )
        return zip(names, values(matrix)).map { NamedOutcome($0, $1) }
    }

    private static let names = PyRadiomicsFeatureClass.glszm.featureNames

    private static func values(_ matrix: LevelSizeMatrix) -> [Double] {
        let e = matrix.emphases()
        return [
            e.levelNonUniformity, e.levelNonUniformityNormalized, e.levelVariance, e.high, e.large, e.largeHigh,
            e.largeLow, e.low, e.sizeNonUniformity, e.sizeNonUniformityNormalized, e.small, e.smallHigh, e.smallLow,
            e.entropy, e.percentage, e.sizeVariance,
        ]
    }

    private static func zones(_ region: LevelRegion, distances: [Int]) -> [(rank: Int, size: Int)] {
        var zones: [(rank: Int, size: Int)] = []
        var open = region.ranks
        var unopened = open.mutableSpan
        let neighbors = (distances + distances.map(-)).span
        var stack: [Int] = []
        for start in region.positions {
            let rank = unopened[start]
            guard rank != 0 else { continue }
            unopened[start] = 0
            stack.append(start)
            var size = 0
            while let position = stack.popLast() {
                size += 1
                for index in neighbors.indices {
                    let next = position &+ neighbors[index]
                    if unopened[next] == rank {
                        unopened[next] = 0
                        stack.append(next)
                    }
                }
            }
            zones.append((rank: Int(rank) - 1, size: size))
        }
        return zones
    }
}
