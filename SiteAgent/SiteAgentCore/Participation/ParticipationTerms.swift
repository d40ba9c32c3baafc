import CanonicalEncoding
import FederatedAnalysis
import Identity
import Rounds
import Study

/// What a site agreed to: the study and the policy that its officer had in front of them.
struct ParticipationTerms: Sendable {
    let study: StudyDocument
    let studyDigest: SHA256Digest
    let plan: AnalysisPlan
    let site: String
    let coordinatorKey: VerificationKey

    /// The digest of the policy under which the study was approved.
    let approvedPolicy: SHA256Digest

    /// The digest of the self-test of the program with which the study was approved.
    let approvedExtractor: SHA256Digest

    init(approval: SiteApproval, study: StudyDocument, coordinatorKey: VerificationKey) {
        self.study = study
        studyDigest = approval.study
        plan = AnalysisPlan(study: study)
        site = approval.site
        self.coordinatorKey = coordinatorKey
        approvedPolicy = approval.policy
        approvedExtractor = approval.extractor
    }

    /// Refuses a round that the study or the policy does not allow, whatever the state of the analysis is.
    func check(
        _ manifest: RoundManifest,
        policy: SitePolicy,
        cohort: LocalCohort
    ) throws(ParticipationRefusal) {
        guard manifest.identifier.study == studyDigest else { throw .otherStudy }
        guard policy.digest == approvedPolicy else { throw .policyChanged }
        guard FeatureProgram.digest == approvedExtractor else { throw .programChanged }
        if let objection = policy.objections(
            to: study,
            siteCount: manifest.roster.count,
            rows: cohort.rows.count
        ).first {
            throw .policyObjects("\(objection)")
        }
        guard manifest.identifier.round <= policy.maximumRounds else {
            throw .tooManyRounds(limit: policy.maximumRounds)
        }
        try check(cohort, policy: policy)
        try check(roster: manifest.roster, policy: policy)
        guard manifest.aggregation.rawValue == study.privacy.aggregation.rawValue else {
            throw .otherTerms("way of adding up (\(manifest.aggregation.rawValue))")
        }
        guard manifest.quorum == study.rounds.quorum else { throw .otherTerms("quorum (\(manifest.quorum))") }
    }

    private func check(roster: [String], policy: SitePolicy) throws(ParticipationRefusal) {
        guard roster.contains(site) else { throw .notOnRoster }
        let minimum = max(policy.minimumSites, study.privacy.minimumSites)
        guard roster.count >= minimum else { throw .tooFewSites(found: roster.count, minimum: minimum) }
    }

    /// Refuses a cohort that is too small to be hidden in a sum.
    func check(_ cohort: LocalCohort, policy: SitePolicy) throws(ParticipationRefusal) {
        let high = cohort.rows.count(where: \.isHigh)
        let refusals = ParticipationRefusal.shortfalls(rows: cohort.rows.count, high: high, of: study, under: policy)
        if let refusal = refusals.first { throw refusal }
    }
}

extension ParticipationRefusal {
    /// What keeps so many lesions from taking part: too few of them, or of one outcome.
    static func shortfalls(
        rows: Int,
        high: Int,
        of study: StudyDocument,
        under policy: SitePolicy
    ) -> [ParticipationRefusal] {
        let minimum = max(policy.minimumRows, study.privacy.minimumRowsPerSite)
        let minimumOfClass = max(policy.minimumRowsPerClass, study.privacy.minimumRowsPerClass)
        return (rows < minimum ? [.tooFewRows(found: rows, minimum: minimum)] : [])
            + (min(high, rows - high) < minimumOfClass ? [.tooFewRowsOfClass(minimum: minimumOfClass)] : [])
    }
}
