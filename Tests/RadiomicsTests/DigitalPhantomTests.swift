import FeatureNomenclature
import Radiomics
import Testing

@Suite struct DigitalPhantomTests {
    @Test(arguments: FeatureFamily.allCases)
    func `every published value of the digital phantom is met`(_ family: FeatureFamily) throws {
        let report = try SelfTest.run()
        let rows = report.rows.filter { $0.family == family }
        for row in rows {
            print("digital phantom: \(family.name) \(row.merging): \(row.met) of \(row.published) met")
        }
        let tags = Set(
            TextureMerging.allCases.flatMap { FeatureCatalogue.features(of: [family], merging: $0) }.map(\.tag)
        )
        let unmet = report.unmet.filter { tags.contains($0.tag) }.map {
            let found = $0.found?.number.map { "\($0)" } ?? "no value"
            return "\($0.tag) \(found), published \($0.published) within \($0.tolerance)"
        }
        if !unmet.isEmpty { Issue.record("\(unmet.joined(separator: "; "))") }
    }

    @Test func `482 values are published, and five features have none`() throws {
        let report = try SelfTest.run()
        #expect(report.published == 482)
        #expect(DigitalPhantomReference.values.count == 482)
        #expect(report.unpublished == FeatureCatalogue.all.filter { !$0.isStandardised }.map(\.tag))
        #expect(
            report.unpublished == [
                "morph_vol_dens_ombb", "morph_area_dens_ombb", "morph_vol_dens_mvee", "morph_area_dens_mvee", "ivh_auc",
            ]
        )
    }

    @Test func `two runs have the same digest, with a line for each feature that is computed`() throws {
        let (one, two) = (try SelfTest.run().digestInput, try SelfTest.run().digestInput)
        #expect(one == two)
        let lines = one.split(separator: "\n")
        #expect(lines.count == Set(lines.map { $0.prefix { $0 != "=" } }).count)
        #expect(lines.contains("stat_min=3ff0000000000000"))
        #expect(!one.contains("nan"))
    }

    @Test func `what happened to the region is told`() throws {
        let lesion = try FeatureExtraction(settings: DigitalPhantom.settings).extract(
            from: DigitalPhantom.image(),
            mask: DigitalPhantom.mask()
        )
        #expect(lesion.binCount == 6)
        #expect(lesion.occupiedBinCount == 4)
        #expect(lesion.voxelsAfter == 74)
        #expect(lesion.preparation.intensitiesAfterResegmentation.highest == 6)
        #expect(lesion.warnings == [.touchesEdge, .fewBins(found: 6)])
    }
}
