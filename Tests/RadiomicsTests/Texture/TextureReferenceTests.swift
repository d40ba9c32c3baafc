import FeatureNomenclature
import Foundation
import ImageFiles
import Imaging
import Radiomics
import TestSupport
import Testing

/// The texture families against IBSI 1's reference values (doi 10.1148/radiol.2020191145).
@Suite struct TextureReferenceTests {
    @Test func `every published texture value of the digital phantom is met`() throws {
        let settings = TexturePhantom.settings(discretisation: .fixedBinSize(1, firstEdge: 1))
        var found: [String: FeatureOutcome] = [:]
        for merging in TextureMerging.allCases {
            let lesion = try FeatureExtraction(settings: settings(merging)).extract(
                from: DigitalPhantom.image(),
                mask: DigitalPhantom.mask()
            )
            for value in lesion.values { found[value.feature.tag] = value.value }
        }
        let published = DigitalPhantomTextureReference.values
        #expect(published.count == 408)
        #expect(Set(published.map(\.tag)) == Set(found.keys))
        for reference in published {
            let number = try #require(found[reference.tag]?.number, "\(reference.tag)")
            #expect(reference.agrees(with: number), "\(reference.tag): \(number), published \(reference.value)")
        }
    }

    @Test(.enabled(if: TexturePhantom.folder != nil, "the IBSI CT phantom is not here"), arguments: TexturePhantom.all)
    func `every published texture value of the CT phantom is met`(_ configuration: TexturePhantom) throws {
        let (image, mask) = try configuration.imageAndMask()
        var published = try configuration.published()
        #expect(published.count == configuration.count)
        for merging in configuration.mergings {
            let lesion = try FeatureExtraction(settings: configuration.settings(merging)).extract(
                from: image,
                mask: mask
            )
            for found in lesion.values {
                guard let reference = published.removeValue(forKey: found.feature.tag) else { continue }
                let number = try #require(found.value.number)
                #expect(
                    reference.agrees(with: number),
                    "\(reference.tag): \(number), published \(reference.value) within \(reference.tolerance)"
                )
            }
        }
        #expect(published.isEmpty)
    }
}
