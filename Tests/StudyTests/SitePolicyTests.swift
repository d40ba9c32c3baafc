import CanonicalEncoding
import Study
import Testing
import YAMLDocuments

@Suite struct SitePolicyTests {
    @Test func `the default policy reads back from its commented file`() throws {
        #expect(try SitePolicy(yaml: SitePolicy.defaultText) == SitePolicy())
        #expect(try SitePolicy(yaml: "minimum_sites: 3") == SitePolicy())
    }

    @Test func `any policy reads back from its file and from its canonical bytes`() throws {
        let policy = SitePolicy(
            minimumSites: 4,
            minimumRows: 20,
            minimumRowsPerClass: 5,
            maximumRounds: 40,
            maximumGradientsPerRow: 3,
            allowsPlainAggregation: true,
            consents: [.siteStatements],
            allowedSeriesKinds: [.diffusionWeighted, .apparentDiffusion]
        )
        #expect(try SitePolicy(yaml: policy.text) == policy)
        #expect(try SitePolicy(json: JSONValue(parsing: policy.json.canonicalBytes)) == policy)
        #expect(policy.digest != SitePolicy().digest)
    }

    /// Approvals of old studies are bound to it.
    @Test func `the canonical bytes of the default policy do not change`() {
        #expect(
            SitePolicy().json.canonicalText
                == #"{"allow_plain_aggregation":false,"consents":{"leave-one-site-out":false,"#
                + #""site-statements":false},"format":"intramural-policy/1","maximum_gradients_per_row":6,"#
                + #""maximum_rounds":100,"minimum_rows":10,"minimum_rows_per_class":3,"minimum_sites":3,"#
                + #""series_kinds":["dwi","adc","t2w","t1w"]}"#
        )
    }

    @Test(arguments: [
        (
            "minimum_sites: 1",
            "1: minimum_sites: is 1; write 2 to 1000: a sum over one site is that site; 3 or more keep two sites from reading each other"
        ),
        ("\nminimum_row: 5", "2: minimum_row: is not a key; did you mean \"minimum_rows\"?"),
        ("allow_plain_aggregation: yes", "1: allow_plain_aggregation: is \"yes\"; write true or false"),
        (
            "consents: {leave-one-site-outs: true}",
            "1: consents.leave-one-site-outs: is not a key; did you mean \"leave-one-site-out\"?"
        ),
        ("consents: [leave-one-site-out]", "1: consents: must have keys and values; write a line for each disclosure"),
        ("series_kinds: [mri]", "1: series_kinds: \"mri\" is not known; use dwi, adc, t2w, t1w"),
        ("series_kinds: []", "1: series_kinds: is empty; list kinds: dwi, adc, t2w, t1w"),
        ("maximum_gradients_per_row: 0", "1: maximum_gradients_per_row: is 0; write 1 to 10000"),
    ])
    func `a mistake in a policy earns one line`(text: String, expected: String) {
        let error = #expect(throws: DocumentError.self) { try SitePolicy(yaml: text) }
        #expect(error?.description == "policy.yaml:" + expected)
    }

    @Test func `a policy that allows less than two sites is refused as JSON too`() {
        #expect(throws: JSONError.self) { try SitePolicy(json: SitePolicy(minimumSites: 1).json) }
    }
}
