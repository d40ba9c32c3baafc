import FeatureNomenclature

enum SizeZoneFeatures {
    static func outcomes(_ region: RegionOfInterest, dimension: TextureDimension) -> [String: FeatureOutcome] { [:] }
}
