import Study
import Testing
import YAMLDocuments

@Suite struct StudyTemplateTests {
    @Test(arguments: [StudyTemplate.phantom, .sarcomaT1])
    func `a complete template is a study that can be published`(template: StudyTemplate) throws {
        let study = try StudyDocument(yaml: template.text)
        #expect(study.unsupported.isEmpty)
        #expect(study.disclosures == Disclosure.allCases)
    }

    @Test func `the paper's template asks for exactly what the paper does not say`() throws {
        let error = try #require(throws: DocumentError.self) {
            try StudyDocument(yaml: StudyTemplate.bodalal2023.text)
        }
        #expect(
            error.problems.map(\.key) == [
                "outcome.high", "series.adc.fit.from_b", "features.resample_mm.in_plane", "features.resample_mm.slices",
                "features.resample_mm.image", "features.discretise", "features.filters", "features.families",
                "features.minimum_voxels", "steps.screen.correlation_above", "steps.screen.keep", "steps.screen.width",
                "steps.fit.model", "steps.fit.penalty", "validation.schemes", "validation.seed",
            ]
        )
        #expect(error.problems.allSatisfy { $0.reason == "must be filled in" })
    }
}
