import CanonicalEncoding
import FederatedAnalysis
import Foundation
import PhantomCohort
import Study
import TestSupport
import Testing

@testable import SiteAgentCore

/// From the image files to the last statistic: the same cases give the same bits however hospitals share them.
@Suite struct SplitInvarianceTests {
    /// A study without what is about sites: leave-one-site-out asks another question when the sites are others.
    private static func study(_ template: StudyTemplate) throws -> StudyDocument {
        let yaml = template.text
            .replacing(", leave-one-site-out]\n", with: "]\n")
            .replacing("disclosures: [leave-one-site-out, site-statements]", with: "disclosures: []")
        let study = try StudyDocument(yaml: yaml)
        try #require(!study.validation.leaveOneSiteOut && study.disclosures.isEmpty)
        return study
    }

    /// Runs the study with four, two and one site on the same cases, and compares every bit.
    private func compare(
        _ study: StudyDocument,
        deal: (Int, URL) async throws -> Void
    ) async throws -> AnalysisResult {
        var analyses: [SplitAnalysis] = []
        var fourSites: [LocalCohort] = []
        for siteCount in [4, 2, 1] {
            let folder = try TemporaryFolder()
            try await deal(siteCount, folder.url)
            let sites = try await SplitAnalysis.extract(study, from: folder.url)
            #expect(sites.count == siteCount)
            if siteCount == 4 { fourSites = sites }
            analyses.append(try SplitAnalysis(study, sites, order: UInt64(siteCount)))
        }
        let first = analyses[0]
        for other in analyses.dropFirst() {
            #expect(other.sums.count == first.sums.count)
            let firstDifference = zip(first.sums, other.sums).enumerated().first { $1.0 != $1.1 }?.offset
            #expect(firstDifference == nil, "the sums of this round differ")
            #expect(other.result.signatures == first.result.signatures)
            #expect(other.result.cohort.lesions == first.result.cohort.lesions)
            #expect(other.result.cohort.patients == first.result.cohort.patients)
            #expect(other.result.cohort.highPatients == first.result.cohort.highPatients)
        }
        // Another order of the answers, with the same sites.
        let again = try SplitAnalysis(study, fourSites, order: 99)
        let isSame = again.sums == first.sums && again.result == first.result
        #expect(isSame)
        return first.result
    }

    @Test func `a synthetic cohort held by four sites, two and one`() async throws {
        let result = try await compare(Self.study(.phantom)) { siteCount, folder in
            let settings = try PhantomSettings(centres: 4, patientsPerCentre: 5...6, sites: siteCount, seed: 4)
            try await PhantomCohort(settings).write(to: folder)
        }
        #expect(result.signatures.map(\.name).contains("adc"))
        #expect(result.cohort.lesions > 20)
        let primary = try #require(result.signatures.first { $0.name == "dwi_b200" })
        #expect(try Self.isFitted(primary))
        #expect(primary.validation(.patientFolds)?.lesions == result.cohort.lesions)
    }

    /// Whether there is a model to compare at all.
    private static func isFitted(_ signature: SignatureResult) throws -> Bool {
        var fields = try JSONFields(signature.json)
        var model = try JSONFields(fields.value("model"))
        return try !model.array("features").isEmpty
    }

    private static let manifest = SharedData.url("data/sts-mr-t1/manifest.csv")

    @Test(.enabled(if: manifest != nil))
    func `thirty real sarcomas held by four sites, two and one`() async throws {
        let manifest = try #require(Self.manifest)
        let result = try await compare(Self.study(.sarcomaT1)) { siteCount, folder in
            let settings = ManifestCohort.Settings(scoreColumn: "outcome", series: "mr_t1", sites: siteCount)
            try ManifestCohort(manifest: manifest, settings: settings).write(to: folder)
        }
        #expect(result.cohort.lesions == 30)
        let signature = try #require(result.signatures.first { $0.name == "mr_t1" })
        #expect(try Self.isFitted(signature))
        #expect(signature.validation(.patientFolds)?.lesions == 30)
    }
}
