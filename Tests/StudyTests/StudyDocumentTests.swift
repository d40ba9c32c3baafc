import CanonicalEncoding
import Study
import Testing

@Suite struct StudyDocumentTests {
    /// The canonical bytes are a promise: approvals and logs of old studies must stay valid.
    @Test func `the canonical bytes of a study do not change`() throws {
        let study = try SmallStudy.document()
        #expect(study.json.canonicalText == Self.canonicalText)
        #expect(study.digest.hex == "42fbeeb8f0f81cae8be666ac20628e6eb3f53a8d5de6aa1884a836a69010ef86")
    }

    @Test func `a study comes back from its canonical bytes`() throws {
        for study in [try SmallStudy.document()] + (try completeTemplates()) {
            let json = try JSONValue(parsing: study.json.canonicalBytes)
            #expect(try StudyDocument(json: json) == study)
        }
    }

    @Test func `a weighted fit comes back from its canonical bytes and is another study`() throws {
        let study = try SmallStudy.document("log-linear", "weighted-least-squares")
        let adc = study.series.first { $0.name == "adc" }
        #expect(adc?.fit?.method == .weightedLeastSquares)
        #expect(try StudyDocument(json: JSONValue(parsing: study.json.canonicalBytes)) == study)
        #expect(try study.digest != SmallStudy.document().digest)
    }

    @Test func `another spelling of the same study has the same digest`() throws {
        let spelled = """
            # comments do not count, nor does the order of keys
            disclosures:
              - "leave-one-site-out"
            privacy: {minimum_rows_per_class: 1, minimum_rows_per_site: 4, aggregation: plain}
            rounds: {deadline: 1800s, quorum: 3}
            validation:
              baselines: [volume, mean_adc]
              seed: 7
              schemes:
                - patient-k-fold:
                    folds: 5
                - leave-one-site-out
            steps:
              - standardise
              - screen: {keep: 2, width: 4, correlation_above: 0.90}
              - fit: {penalty: {ridge: {lambda: 5e-1}}, maximum_steps: 50, tolerance: 1e-10, solver: newton}
            features:
              minimum_voxels: 27
              only: [morph_volume, stat_mean]
              families: [intensity-statistics, morphology]
              discretise: {fixed_bin_number: 32}
              resample_mm: {in_plane: 1.750}
              standard: ibsi-1
            series:
              dwi_b200: {TE_ms: [80.0, 92], primary: true, b: 200, kind: dwi}
              adc: {fit: {from_b: [0, 200]}, kind: adc}
              dwi_b0: {kind: dwi, b: 0, primary: false}
            outcome: {high: '>=5', score: staining_index}
            title: 'A small study'
            version: 1
            study: small
            """
        #expect(try StudyDocument(yaml: spelled).digest == SmallStudy.document().digest)
    }

    @Test(arguments: [
        ("seed: 7", "seed: 8"), ("lambda: 0.5", "lambda: 0.25"), ("[80, 92]", "[80, 93]"), (">= 5", "> 5"),
        ("keep: 2", "keep: 1"), ("A small study", "A Small study"), ("in_plane: 1.75", "in_plane: 1.5"),
        ("[stat_mean, morph_volume]", "[stat_mean, morph_volume, stat_max]"), ("deadline: 30m", "deadline: 31m"),
    ])
    func `every change changes the digest`(old: String, new: String) throws {
        #expect(try SmallStudy.document(old, new).digest != SmallStudy.document().digest)
    }

    @Test func `families without a list stand for all of their features`() throws {
        let study = try SmallStudy.document("  only: [stat_mean, morph_volume]\n", "")
        #expect(study.features.features.contains("stat_mean") && study.features.features.contains("morph_volume"))
        #expect(study.features.features.count > 30)
        #expect(study.maximumFeaturesPerSignature == study.features.features.count)
    }

    @Test func `baselines name a series and a feature`() throws {
        #expect(
            try SmallStudy.document().baselines == [
                Baseline(name: "volume", series: "dwi_b200", features: ["morph_volume"]),
                Baseline(name: "mean_adc", series: "adc", features: ["stat_mean"]),
            ]
        )
    }

    @Test func `the primary series is found by its mark`() throws {
        #expect(try SmallStudy.document().primarySeries.name == "dwi_b200")
    }

    @Test func `secure aggregation may be written but not published yet`() throws {
        let study = try SmallStudy.document("aggregation: plain", "aggregation: secure")
        #expect(study.unsupported.count == 1)
        #expect(try SmallStudy.document().unsupported.isEmpty)
    }

    @Test func `rounds and gradients are counted in advance`() throws {
        let study = try SmallStudy.document("lambda: 0.5}}", "lambda: 0.5}}, maximum_steps: 10")
        #expect(study.maximumRounds == 16)
        #expect(study.trainingParts(siteCount: 4) == 1 + 5 + 4)
        #expect(study.trainingParts(siteCount: 1) == 1 + 5)
        #expect(study.maximumGradients(siteCount: 4) == 100)
    }

    private func completeTemplates() throws -> [StudyDocument] {
        try [StudyTemplate.phantom, .sarcomaT1].map { try StudyDocument(yaml: $0.text) }
    }

    private static let canonicalText = #"""
        {"amendment":null,"baselines":[{"features":["morph_volume"],"name":"volume","series":"dwi_b200"},\#
        {"features":["stat_mean"],"name":"mean_adc","series":"adc"}],"disclosures":["leave-one-site-out"],\#
        "features":{"discretise":{"fixed_bin_number":32},"families":["morphology","intensity-statistics"],\#
        "features":["morph_volume","stat_mean"],"image":"cubic","in_plane_mm":"1.75","mask_threshold":"0.5",\#
        "minimum_voxels":27,"slices_mm":null,"standard":"ibsi-1"},"format":"intramural-study/1",\#
        "model":{"kind":"logistic","maximum_newton_steps":50,"ridge":"0.5","tolerance":"1e-10"},\#
        "outcome":{"comparison":">=","score":"staining_index","threshold":"5"},\#
        "privacy":{"aggregation":"plain","minimum_rows_per_class":1,"minimum_rows_per_site":4,\#
        "minimum_sites":3},"rounds":{"deadline_seconds":1800,"quorum":3},\#
        "selection":{"correlation_above":"0.9","keep":2,"width":4},"series":[{"b":null,"fit":{"from_b":[0,\#
        200],"method":"log-linear"},"kind":"adc","name":"adc","primary":false,"tolerances":[]},{"b":0,\#
        "fit":null,"kind":"dwi","name":"dwi_b0","primary":false,"tolerances":[]},{"b":200,"fit":null,\#
        "kind":"dwi","name":"dwi_b200","primary":true,"tolerances":[{"field":"TE_ms","maximum":"92",\#
        "minimum":"80"}]}],"study":"small","title":"A small study","unit":{"cluster":"patient",\#
        "row":"lesion"},"validation":{"auc":{"adjust":"holm","interval":"obuchowski-logit",\#
        "test":"one-and-two-sided"},"folds":5,"leave_one_site_out":true,"seed":7},"version":1}
        """#
}
