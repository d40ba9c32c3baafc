public import CanonicalEncoding
import FederatedAnalysis
import Rounds
import Study

/// Where a consortium stands, for its operator.
public struct ConsortiumStatus: Sendable {
    /// A site.
    public struct Site: Sendable {
        /// Its name.
        public let name: String

        /// Why it was revoked; `nil` while it is admitted.
        public let revoked: String?
    }

    /// A study and its analysis.
    public struct Study: Sendable {
        /// The study's own name.
        public let name: String

        /// Its version.
        public let version: Int

        /// The SHA-256 of its canonical JSON.
        public let digest: SHA256Digest

        /// Where it stands.
        public let status: StudyStatus

        /// The sites that approved it.
        public let approvals: [String]

        /// Rounds that are closed.
        public let closedRounds: Int

        /// The open round's step in plain words, and who has answered and who has not.
        public let open: OpenRoundStatus?

        /// Why the analysis stopped, if it did.
        public let stopped: String?
    }

    /// The round that is open.
    public struct OpenRoundStatus: Sendable {
        /// Its number, from 1.
        public let round: Int

        /// Which attempt it is.
        public let attempt: Int

        /// What it is for.
        public let purpose: String

        /// Sites whose answer is in.
        public let answered: [String]

        /// Sites that are awaited.
        public let awaited: [String]

        /// How many answers it needs.
        public let quorum: Int

        /// How long it waits.
        public let deadlineSeconds: Int
    }

    /// Admitted and revoked sites, in alphabetical order.
    public let sites: [Site]

    /// Published studies, in order of publication.
    public let studies: [Study]

    /// How many entries the log has.
    public let logEntries: Int
}

extension Consortium {
    /// Where the consortium stands.
    public func status() throws -> ConsortiumStatus {
        try store.read { transaction in
            ConsortiumStatus(
                sites: try transaction.sites().map { .init(name: $0.name, revoked: $0.revoked) },
                studies: try transaction.studies().map { try transaction.status(of: $0) },
                logEntries: try transaction.entryCount()
            )
        }
    }
}

extension StoreTransaction {
    fileprivate func status(of study: StoredStudy) throws -> ConsortiumStatus.Study {
        let analysis = try analysis(of: study.digest)
        return ConsortiumStatus.Study(
            name: study.signed.document.name,
            version: study.signed.document.version,
            digest: study.digest,
            status: study.status,
            approvals: try approvals(of: study.digest).map(\.site),
            closedRounds: analysis?.closedRounds ?? 0,
            open: try analysis.flatMap { analysis in
                try analysis.manifest.map { try status(of: $0, state: analysis.state.value) }
            },
            stopped: analysis?.stopped
        )
    }

    private func status(
        of manifest: RoundManifest,
        state: AnalysisState
    ) throws -> ConsortiumStatus.OpenRoundStatus {
        let answered = try answeringSites(manifest.identifier)
        return ConsortiumStatus.OpenRoundStatus(
            round: manifest.identifier.round,
            attempt: manifest.identifier.attempt,
            purpose: state.purpose,
            answered: answered,
            awaited: manifest.roster.filter { !answered.contains($0) },
            quorum: manifest.quorum,
            deadlineSeconds: manifest.deadlineSeconds
        )
    }
}
