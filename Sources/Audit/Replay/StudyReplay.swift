import CanonicalEncoding
import FederatedAnalysis
import Rounds
import Study
import TransparencyLog

/// Repeats one study's analysis from the logged contributions.
///
/// Stops at the first difference: what follows from a wrong number is not compared.
struct StudyReplay<Folder: LogFolder> {
    private let document: StudyDocument
    private let folder: Folder
    private let plan: AnalysisPlan
    private var state: AnalysisState
    private var bodies: [SHA256Digest] = []
    private var rounds = 0
    private var contributions = 0
    private var hasResult = false
    private var hasDiffered = false

    init(_ document: StudyDocument, folder: Folder, roster: [String]) {
        self.document = document
        self.folder = folder
        plan = AnalysisPlan(study: document)
        state = Federated.initialState(plan: plan, sites: roster)
    }

    var summary: ReplayReport.Study {
        ReplayReport.Study(
            study: document.digest,
            name: "\(document.name) version \(document.version)",
            rounds: rounds,
            contributions: contributions,
            hasResult: hasResult
        )
    }

    /// Compares the first state; gives what differs.
    mutating func begin(at digest: SHA256Digest) -> String? {
        differs(
            state.digest == digest
                ? nil : "the first state of this study and roster is \(state.digest.short), not \(digest.short)"
        )
    }

    /// Takes the next event of the study; gives what differs.
    mutating func take(_ event: LogEvent) -> String? {
        guard !hasDiffered else { return nil }
        switch event {
        case .roundOpened(let manifest): return differs(problem(of: manifest))
        case .contributionAccepted(let envelope):
            bodies.append(envelope.body)
            return nil
        case .roundClosed(_, _, _, let sum, let next): return differs(close(sum: sum, nextState: next))
        case .roundAbandoned:
            bodies = []
            return nil
        case .analysisFinished(_, _, _, let result): return differs(finish(result))
        default: return nil
        }
    }

    private mutating func differs(_ problem: String?) -> String? {
        if problem != nil { hasDiffered = true }
        return problem
    }

    private func problem(of manifest: RoundManifest) -> String? {
        if manifest.step != state.stepName {
            return "asks for the step \(manifest.step.prefix(64)); the analysis is at \(state.stepName)"
        }
        if manifest.state != state.digest {
            return "starts from the state \(manifest.state.short); the sums lead to \(state.digest.short)"
        }
        let expected = Federated.specification(of: state, plan: plan).map {
            RoundManifest.Tensor(name: $0.name, shape: $0.shape, limit: $0.limit)
        }
        guard manifest.tensors != expected else { return nil }
        let differing = zip(manifest.tensors, expected).first { $0 != $1 }?.0.name ?? "their number"
        return "asks for other tensors than the step \(state.stepName): \(differing.prefix(64)) differs"
    }

    private mutating func close(sum digest: SHA256Digest, nextState: SHA256Digest) -> String? {
        defer { bodies = [] }
        let specification = Federated.specification(of: state, plan: plan)
        do {
            let files = try bodies.map(read)
            let sum = try Aggregate(summing: files, matching: specification)
            let logged = try read(digest)
            guard sum.encoded == logged else {
                return
                    "its sum is not that of the \(files.count) contributions: \(TensorDifference.text(sum.encoded, logged))"
            }
            state = Federated.advance(plan: plan, state: state, sum: sum)
        } catch {
            return "cannot be summed again: \(error)"
        }
        guard state.digest == nextState else {
            return "its next state is \(nextState.short); the sum leads to \(state.digest.short)"
        }
        rounds += 1
        contributions += bodies.count
        return nil
    }

    private mutating func finish(_ digest: SHA256Digest) -> String? {
        guard let result = state.result else { return "the analysis is not at its end: \(state.stepName) comes next" }
        let bytes = result.json.canonicalBytes
        hasResult = SHA256Digest(hashing: bytes) == digest
        if hasResult { return nil }
        guard let logged = (try? read(digest)).flatMap({ try? JSONValue(parsing: $0) }) else {
            return "its result is not the one that the sums lead to"
        }
        return
            "its result differs from the one that the sums lead to at \(JSONDifference.path(result.json, logged) ?? "its spelling")"
    }

    private func read(_ digest: SHA256Digest) throws -> [UInt8] {
        guard let bytes = try folder.read(BodyPath.path(of: digest)) else {
            throw MissingBody(digest: digest)
        }
        return bytes
    }
}

private struct MissingBody: Error, CustomStringConvertible {
    let digest: SHA256Digest
    var description: String { "the body \(digest.short) is missing" }
}
