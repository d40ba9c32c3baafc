import FeatureNomenclature

enum GreyToneDifferenceFeatures {
    static func outcomes(_ region: RegionOfInterest, dimension: TextureDimension) -> [String: FeatureOutcome] { [:] }
}
