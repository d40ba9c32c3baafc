import FeatureNomenclature
import Imaging

/// The texture families of IBSI 1 (sections 3.6 to 3.11), with as few passes over the region as they need together.
///
/// Co-occurrences and runs share a pass, so do the two kinds of zones, and so do the two kinds of neighborhoods.
enum TextureFeatures {
    /// The outcomes of the texture families among some families, by the stems of the features' tags.
    static func outcomes(
        _ region: RegionOfInterest,
        families: [FeatureFamily],
        merging: TextureMerging
    ) -> [String: FeatureOutcome] {
        let families = Set(families.filter(\.isTexture))
        guard !families.isEmpty else { return [:] }
        let levels = PaddedLevels(region.levels)
        var averages: [FeatureFamily: FeatureAverage] = [:]
        for family in families { averages[family] = FeatureAverage(family) }
        addDirectional(levels, merging, to: &averages)
        addZones(levels, shape: region.shape, merging.dimension, to: &averages)
        addNeighbourhoods(levels, merging.dimension, to: &averages)
        return averages.values.reduce(into: [:]) { $0.merge($1.outcomes) { first, _ in first } }
    }

    // MARK: Passes

    private static func addDirectional(
        _ levels: PaddedLevels,
        _ merging: TextureMerging,
        to averages: inout [FeatureFamily: FeatureAverage]
    ) {
        guard averages[.greyLevelCooccurrence] != nil || averages[.greyLevelRunLength] != nil else { return }
        let directions = merging.directions
        let matrices = merging.dimension.matrices(slices: levels.size.z)
        guard DirectionalCounts.fits(levels) else {
            let groups = merging.isPerDirection ? directions.map { [$0] } : [directions]
            for slices in matrices {
                let order = LevelOrder(levels, slices: slices)
                for group in groups {
                    averages[.greyLevelCooccurrence]?.add(order.cooccurrences(group))
                    averages[.greyLevelRunLength]?.add(order.runLengths(group))
                }
            }
            return
        }
        var counts = DirectionalCounts(levels, directions: directions, isPerDirection: merging.isPerDirection)
        for slices in matrices {
            counts.count(slices: slices)
            for table in 0..<counts.tableCount {
                averages[.greyLevelCooccurrence]?.add(counts.cooccurrences(table: table))
                averages[.greyLevelRunLength]?.add(counts.runLengths(table: table))
            }
            if matrices.count > 1 { counts.clear() }
        }
    }

    private static func addZones(
        _ levels: PaddedLevels,
        shape: [UInt8],
        _ dimension: TextureDimension,
        to averages: inout [FeatureFamily: FeatureAverage]
    ) {
        let needsDistance = averages[.greyLevelDistanceZone] != nil
        guard needsDistance || averages[.greyLevelSizeZone] != nil else { return }
        let distance = needsDistance ? BorderDistance(shape: shape, levels: levels, dimension: dimension) : nil
        var labelling = ZoneLabelling(levels, dimension: dimension, distances: distance?.steps)
        for slices in dimension.matrices(slices: levels.size.z) {
            let zones = labelling.zones(slices: slices)
            averages[.greyLevelSizeZone]?.add(ZoneStatistics.bySize(zones, order: levels.highest))
            averages[.greyLevelDistanceZone]?.add(ZoneStatistics.byDistance(zones, order: levels.highest))
        }
    }

    private static func addNeighbourhoods(
        _ levels: PaddedLevels,
        _ dimension: TextureDimension,
        to averages: inout [FeatureFamily: FeatureAverage]
    ) {
        let families: [FeatureFamily] = [.neighbourhoodGreyToneDifference, .neighbouringGreyLevelDependence]
        guard families.contains(where: { averages[$0] != nil }) else { return }
        let isSmall = levels.highest <= NeighbourhoodCounts.orderLimit
        var counts = isSmall ? NeighbourhoodCounts(levels, dimension: dimension) : nil
        for slices in dimension.matrices(slices: levels.size.z) {
            counts?.count(slices: slices)
            let rows =
                counts?.takeRows() ?? LevelOrder(levels, slices: slices).neighbourhoods(dimension.directions)
            averages[.neighbourhoodGreyToneDifference]?.add(GreyToneDifferenceStatistics(rows).outcomes)
            averages[.neighbouringGreyLevelDependence]?.add(LevelDependenceStatistics.outcomes(rows))
        }
    }
}
