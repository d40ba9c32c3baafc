import FeatureNomenclature

enum DistanceZoneFeatures {
    static func outcomes(_ region: RegionOfInterest, dimension: TextureDimension) -> [String: FeatureOutcome] { [:] }
}
