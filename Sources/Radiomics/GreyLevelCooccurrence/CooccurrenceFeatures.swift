import FeatureNomenclature

enum CooccurrenceFeatures {
    static func outcomes(_ region: RegionOfInterest, merging: TextureMerging) -> [String: FeatureOutcome] { [:] }
}
