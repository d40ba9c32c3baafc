import FeatureNomenclature
import Imaging
import Radiomics
import Testing

@Suite struct DigitalPhantomTests {
    @Test func `every published value of the digital phantom is met`() throws {
        let found = try valuesOfAllMergings()
        #expect(DigitalPhantomReference.values.count == 193)
        for reference in DigitalPhantomReference.values {
            let number = try #require(found[reference.tag]?.number, "\(reference.tag)")
            #expect(reference.agrees(with: number), "\(reference.tag): \(number), published \(reference.value)")
        }
    }

    @Test func `every feature of the catalogue has a published value`() {
        let published = Set(DigitalPhantomReference.values.map(\.tag))
        for merging in TextureMerging.allCases {
            for feature in FeatureCatalogue.features(of: FeatureFamily.allCases, merging: merging) {
                #expect(published.contains(feature.tag))
            }
        }
    }

    private func valuesOfAllMergings() throws -> [String: FeatureOutcome] {
        var found: [String: FeatureOutcome] = [:]
        for merging in TextureMerging.allCases {
            let settings = FeatureSettings(discretisation: .fixedBinSize(1, firstEdge: 1), merging: merging)
            let lesion = try FeatureExtraction(settings: settings).extract(
                from: DigitalPhantom.image(),
                mask: DigitalPhantom.mask()
            )
            #expect(lesion.binCount == 6)
            #expect(lesion.occupiedBinCount == 4)
            #expect(lesion.voxelsAfter == 74)
            for value in lesion.values { found[value.feature.tag] = value.value }
        }
        return found
    }
}
