public import CanonicalEncoding
public import FederatedAnalysis
import Foundation
public import Study
public import TransparencyLog

/// A finished analysis with what a report says of its origin.
public struct StudyOutcome: Sendable {
    /// The study as published.
    public let study: SignedStudy

    /// What was found.
    public let result: AnalysisResult

    /// The digest of the result's canonical JSON, as the log has it.
    public let resultDigest: SHA256Digest

    /// How many rounds it took.
    public let rounds: Int

    /// The sites' approvals.
    public let approvals: [SiteApproval]

    /// The log's checkpoint, of a log that has the result.
    public let checkpoint: Checkpoint

    /// When the analysis finished, in seconds since 1970, by the log.
    public let finishedAt: Int
}

extension Consortium {
    /// The outcome of a study; an error that says how far it has come if there is none yet.
    public func outcome(of digest: SHA256Digest) throws -> StudyOutcome {
        try projection.project(store)
        let files = FolderLogFiles(root: folder.log)
        guard let note = try files.read(TileLayout.checkpointPath) else {
            throw CoordinatorError.badFile(folder.log.path, "has no checkpoint")
        }
        let checkpoint = try Checkpoint(opening: note, with: logVerifier)
        return try store.read { transaction in
            guard let study = try transaction.study(digest) else { throw CoordinatorError.unknownStudy(digest.hex) }
            guard let analysis = try transaction.analysis(of: digest) else {
                throw CoordinatorError.noResult("The analysis has not begun: coordinator study begin")
            }
            if let stopped = analysis.stopped {
                throw CoordinatorError.noResult("The analysis stopped without a result: \(stopped)")
            }
            guard let resultDigest = analysis.result, let result = analysis.state.value.result else {
                throw CoordinatorError.noResult(
                    "The analysis is not finished: \(analysis.closedRounds) rounds are closed. "
                        + "`coordinator status` shows who is awaited."
                )
            }
            return StudyOutcome(
                study: study.signed,
                result: result,
                resultDigest: resultDigest,
                rounds: analysis.closedRounds,
                approvals: try transaction.approvals(of: digest),
                checkpoint: checkpoint,
                finishedAt: try transaction.finishedAt(digest)
            )
        }
    }
}
