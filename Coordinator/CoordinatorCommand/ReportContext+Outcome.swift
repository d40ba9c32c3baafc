import CanonicalEncoding
import CoordinatorCore
import FeatureNomenclature
import Foundation
import Reporting
import Study
import TransparencyLog

extension ReportContext {
    /// What a report says of an outcome's origin.
    init(outcome: StudyOutcome, consortium: Consortium) {
        let document = outcome.study.document
        self.init(
            study: document.title ?? document.name,
            studyVersion: document.version,
            studyDigest: document.digest,
            sponsor: consortium.settings.consortium,
            coordinator: consortium.settings.url,
            outcome: document.outcome.words,
            suppressBelow: document.privacy.minimumRowsPerClass,
            aggregation: document.privacy.aggregation.rawValue,
            program: "Intramural \(CoordinatorProgram.version)",
            generatedAt: Int64(Date().timeIntervalSince1970)
        )
        primarySignature = document.primarySeries.name
        folds = document.validation.folds
        approvals = outcome.approvals.map {
            ApprovalRecord(site: $0.site, policy: $0.policy, approvedAt: $0.approvedAt)
        }
        log = LogEvidence(
            origin: outcome.checkpoint.origin,
            size: outcome.checkpoint.treeSize,
            rootHash: Data(outcome.checkpoint.rootHash.bytes).base64EncodedString(),
            checkpoint: outcome.checkpoint.text,
            verifierKey: consortium.logVerifier.text,
            rounds: outcome.rounds,
            location: consortium.folder.log.path
        )
        for feature in FeatureCatalogue.all {
            featureLabels[feature.tag] = FeatureLabel(
                name: feature.name,
                code: feature.code,
                family: feature.family.name
            )
        }
    }
}

extension OutcomeRule {
    /// For example `hif1a_staining_index >= 5`.
    fileprivate var words: String { "\(score) \(text)" }
}
