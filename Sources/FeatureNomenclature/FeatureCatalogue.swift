/// Every feature that this version knows, in a fixed order.
///
/// The order is that of the families below, and within a family that of the IBSI manual.
public enum FeatureCatalogue {
    /// The features of all families, texture matrices merged over all directions in space.
    public static let all: [Feature] = features(of: FeatureFamily.allCases)

    /// The features of some families, each family once, in the catalogue's order.
    public static func features(
        of families: [FeatureFamily],
        merging: TextureMerging = .volumeMerged
    ) -> [Feature] {
        FeatureFamily.allCases.filter(families.contains).flatMap { features(of: $0, merging: merging) }
    }

    /// The feature with a tag of the IBSI reference table, whatever its merging.
    public static func feature(tagged tag: String) -> Feature? { byTag[tag] }

    private static func features(of family: FeatureFamily, merging: TextureMerging) -> [Feature] {
        switch family {
        case .morphology: morphology
        case .localIntensity: localIntensity
        case .intensityStatistics: intensityStatistics
        case .intensityHistogram: intensityHistogram
        case .intensityVolumeHistogram: intensityVolumeHistogram
        case .greyLevelCooccurrence: greyLevelCooccurrence(merging)
        case .greyLevelRunLength: greyLevelRunLength(merging)
        case .greyLevelSizeZone: greyLevelSizeZone(merging)
        case .greyLevelDistanceZone: greyLevelDistanceZone(merging)
        case .neighbourhoodGreyToneDifference: neighbourhoodGreyToneDifference(merging)
        case .neighbouringGreyLevelDependence: neighbouringGreyLevelDependence(merging)
        }
    }

    private static let byTag: [String: Feature] = {
        let everything = TextureMerging.allCases.flatMap { features(of: FeatureFamily.allCases, merging: $0) }
        return Dictionary(everything.map { ($0.tag, $0) }) { first, _ in first }
    }()
}
