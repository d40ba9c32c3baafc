import FeatureNomenclature

enum RunLengthFeatures {
    static func outcomes(_ region: RegionOfInterest, merging: TextureMerging) -> [String: FeatureOutcome] { [:] }
}
