import FeatureNomenclature
import Foundation
import TestSupport
import Testing

@Suite struct FeatureCatalogueTests {
    @Test func `no two features share a tag, and in one merging only two pairs share a code`() {
        let everything = TextureMerging.allCases.flatMap {
            FeatureCatalogue.features(of: FeatureFamily.allCases, merging: $0)
        }
        let inDirections = 6 * (25 + 16)
        let inNeighborhoods = 3 * (16 + 16 + 5 + 17)
        #expect(Set(everything.map(\.tag)).count == 79 + inDirections + inNeighborhoods)
        #expect(Set(FeatureCatalogue.all.map(\.code)).count == 172)
        #expect(FeatureCatalogue.all.allSatisfy { $0.code.count == 4 })
    }

    @Test func `a feature is found by its tag, whatever the merging`() throws {
        #expect(FeatureCatalogue.feature(tagged: "stat_mean")?.code == "Q4LE")
        #expect(FeatureCatalogue.feature(tagged: "cm_joint_max_3D_comb")?.code == "GYBY")
        #expect(FeatureCatalogue.feature(tagged: "cm_joint_max_2_5D_avg")?.merging == .directionMerged)
        #expect(FeatureCatalogue.feature(tagged: "cm_joint_max") == nil)
        for feature in FeatureCatalogue.all {
            let found = FeatureCatalogue.feature(tagged: feature.tag)
            #expect(found?.tag == feature.tag && found?.stem == feature.stem && found?.code == feature.code)
        }
    }

    @Test func `families come once and in the catalogue's order`() {
        let features = FeatureCatalogue.features(of: [.greyLevelCooccurrence, .morphology, .morphology])
        #expect(features.count == 54)
        #expect(features.first?.family == .morphology)
        #expect(features.last?.family == .greyLevelCooccurrence)
    }

    @Test(.enabled(if: SharedData.url("data/ibsi/feature_catalogue.csv") != nil, "the IBSI catalogue is not here"))
    func `codes are those of the IBSI catalogue`() throws {
        let url = try #require(SharedData.url("data/ibsi/feature_catalogue.csv"))
        var codes: [String: String] = [:]
        for line in try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",")
            if let code = cells.last { codes[String(cells[1])] = String(code) }
        }
        for feature in FeatureCatalogue.all { #expect(codes[feature.stem] == feature.code) }
    }
}
