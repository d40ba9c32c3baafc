import Study
import Testing

@Suite struct PolicyObjectionTests {
    private static let willing = SitePolicy(
        minimumSites: 3,
        minimumRows: 4,
        minimumRowsPerClass: 1,
        maximumGradientsPerRow: 200,
        allowsPlainAggregation: true,
        consents: [.leaveOneSiteOut]
    )

    @Test func `a policy that allows everything has no objection`() throws {
        #expect(Self.willing.objections(to: try SmallStudy.document()).isEmpty)
    }

    @Test func `the default policy objects to all that the small study asks for`() throws {
        #expect(
            SitePolicy().objections(to: try SmallStudy.document()).map(\.key) == [
                "minimum_rows", "minimum_rows_per_class", "maximum_gradients_per_row", "consents.leave-one-site-out",
                "allow_plain_aggregation",
            ]
        )
    }

    @Test func `the default policy allows the rehearsal once plain sums and disclosures are consented to`() throws {
        let study = try StudyDocument(yaml: StudyTemplate.phantom.text)
        let policy = SitePolicy(allowsPlainAggregation: true, consents: Set(Disclosure.allCases))
        #expect(policy.objections(to: study).isEmpty)
        #expect(policy.objections(to: study, siteCount: 4, rows: 20).isEmpty)
    }

    @Test func `one limit more than the study keeps is one objection`() throws {
        let study = try SmallStudy.document()
        let limits: [(WritableKeyPath<SitePolicy, Int>, Int, String)] = [
            (\.minimumSites, 4, "minimum_sites"), (\.minimumRows, 5, "minimum_rows"),
            (\.minimumRowsPerClass, 2, "minimum_rows_per_class"), (\.maximumRounds, 55, "maximum_rounds"),
            (\.maximumGradientsPerRow, 112, "maximum_gradients_per_row"),
        ]
        for (limit, value, key) in limits {
            var policy = Self.willing
            policy[keyPath: limit] = value
            #expect(policy.objections(to: study).map(\.key) == [key])
        }
    }

    /// 9 training sets of 50 steps each are 450 gradients for 4 lesions.
    @Test func `gradients are counted against the lesions and sites that there are`() throws {
        let study = try SmallStudy.document()
        var policy = Self.willing
        policy.maximumGradientsPerRow = 113
        #expect(policy.objections(to: study).isEmpty)
        #expect(policy.objections(to: study, siteCount: 4).map(\.key) == ["maximum_gradients_per_row"])
        #expect(policy.objections(to: study, siteCount: 4, rows: 5).isEmpty)
        #expect(policy.objections(to: study, rows: 3).map(\.key) == ["maximum_gradients_per_row"])
    }

    @Test func `a kind of image that the policy does not name is objected to with the series`() throws {
        var policy = Self.willing
        policy.allowedSeriesKinds = [.t2Weighted, .apparentDiffusion]
        let objections = policy.objections(to: try SmallStudy.document())
        #expect(
            objections.map(\.description) == [
                "the kinds of images that are used: the study says dwi_b0 (dwi), dwi_b200 (dwi), your policy says only "
                    + "adc, t2w (series_kinds)"
            ]
        )
    }
}
