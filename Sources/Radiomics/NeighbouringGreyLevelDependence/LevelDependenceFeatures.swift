import FeatureNomenclature

enum LevelDependenceFeatures {
    static func outcomes(_ region: RegionOfInterest, dimension: TextureDimension) -> [String: FeatureOutcome] { [:] }
}
