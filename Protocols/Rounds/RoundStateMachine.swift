public import CanonicalEncoding

/// The coordinator's view of one open round, as a value: who has answered, and when the round may close.
///
/// It knows no network, clock or store. The owner feeds it events and performs the actions it returns. Answers are
/// remembered by digest only, so that nothing in here can look into a site's vectors. The first accepted answer of a
/// site stands.
public struct RoundStateMachine: Sendable, Equatable {
    /// What the owner does after an input arrived.
    public enum Receipt: Sendable, Equatable {
        /// New: store it, then give a receipt. `completes` when it was the last one missing.
        case accept(completes: Bool)

        /// An answer of this site stands already: give the receipt for that body again.
        case repeatReceipt(body: SHA256Digest)

        /// Refuse it.
        case refuse(RefusalCode)
    }

    /// What the owner does when the deadline has passed.
    public enum Deadline: Sendable, Equatable {
        /// Enough have answered: sum them, and go on without the missing.
        case close(sites: [String], missing: [String])

        /// Too few have answered: ask again, or stop the analysis.
        case abandon(answered: [String])

        /// The round is closed already.
        case nothing
    }

    private enum State: Sendable, Equatable {
        case collecting(stage: RoundStage, answers: [String: SHA256Digest])
        case closed
    }

    /// The manifest the round was opened with.
    public let manifest: RoundManifest
    private let manifestDigest: SHA256Digest
    private var state: State

    /// Opens a round, or reopens it after a restart with the answers that were stored.
    public init(manifest: RoundManifest, answers: [String: SHA256Digest] = [:]) {
        self.manifest = manifest
        manifestDigest = manifest.digest
        let firstStage = manifest.aggregation.stages.first ?? .input
        state = .collecting(stage: firstStage, answers: answers)
    }

    /// The sites whose input is in, in alphabetical order.
    public var answered: [String] {
        guard case .collecting(_, let answers) = state else { return [] }
        return answers.keys.sorted()
    }

    /// The sites that are still awaited, in alphabetical order.
    public var awaited: [String] {
        guard case .collecting(_, let answers) = state else { return [] }
        return manifest.roster.filter { answers[$0] == nil }
    }

    /// Whether every site on the roster has answered.
    public var isComplete: Bool {
        guard case .collecting(_, let answers) = state else { return false }
        return answers.count == manifest.roster.count
    }

    /// Whether a site still owes this round an answer.
    public func awaits(_ site: String) -> Bool {
        guard case .collecting(_, let answers) = state else { return false }
        return answers[site] == nil && manifest.roster.contains(site)
    }

    /// Takes a site's input.
    ///
    /// The caller has checked who speaks and the envelope's signature.
    public mutating func receive(_ envelope: ContributionEnvelope, stage: RoundStage = .input) -> Receipt {
        guard case .collecting(let current, var answers) = state else { return .refuse(.roundNotOpen) }
        guard envelope.identifier == manifest.identifier, stage == current else { return .refuse(.roundNotOpen) }
        guard manifest.roster.contains(envelope.site) else { return .refuse(.notOnRoster) }
        guard envelope.manifest == manifestDigest else { return .refuse(.otherManifest) }
        if let standing = answers[envelope.site] { return .repeatReceipt(body: standing) }
        answers[envelope.site] = envelope.body
        state = .collecting(stage: current, answers: answers)
        return .accept(completes: answers.count == manifest.roster.count)
    }

    /// Decides what becomes of the round when its deadline has passed.
    public mutating func deadlinePassed() -> Deadline {
        guard case .collecting = state else { return .nothing }
        let answered = answered
        guard answered.count >= manifest.quorum else { return .abandon(answered: answered) }
        return .close(sites: answered, missing: awaited)
    }

    /// Marks the round as summed.
    public mutating func close() {
        state = .closed
    }
}
