import CanonicalEncoding
import FederatedAnalysis
import Rounds

// What a manifest has to be, and what answers it.
extension RoundParticipant {
    /// A round has to follow the last one that was closed, or be another attempt at it over the same sites.
    func checkSequence(_ manifest: RoundManifest) throws(ParticipationRefusal) {
        let round = manifest.identifier.round
        let isNext = round == closedRounds + 1
        let isAfterAnswered = round == closedRounds + 2 && lastAnswered?.round == closedRounds + 1
        guard isNext || isAfterAnswered else {
            throw .roundOutOfOrder(expected: closedRounds + 1, found: round)
        }
        if let roster {
            guard Set(roster).isSuperset(of: manifest.roster) else { throw .otherRoster }
            if let lastAnswered, lastAnswered.round == round {
                guard manifest.roster == roster, manifest.identifier.attempt >= lastAnswered.attempt else {
                    throw .otherRoster
                }
            }
        }
    }

    mutating func follow(_ manifest: RoundManifest) throws(ParticipationRefusal) -> Action {
        if manifest.identifier.round == closedRounds + 1 {
            guard manifest.previousSum == previousSum else { throw .otherSum }
            if analysis == nil { analysis = Federated.initialState(plan: terms.plan, sites: manifest.roster) }
            return try prepare(manifest, newSum: nil)
        }
        guard let digest = manifest.previousSum, let analysis else { throw .otherSum }
        state = .fetchingSum(manifest)
        return .fetchSum(digest, maximumBytes: PublishedSum.byteLimit(analysis, plan: terms.plan))
    }

    mutating func advance(by sum: PublishedSum) throws(ParticipationRefusal) {
        guard let current = analysis else { throw .otherSum }
        do {
            let specification = Federated.specification(of: current, plan: terms.plan)
            let aggregate = try Aggregate(
                published: sum.body,
                contributions: current.sites.count,
                matching: specification
            )
            analysis = Federated.advance(plan: terms.plan, state: current, sum: aggregate)
        } catch {
            throw .unreadableSum("\(error)")
        }
        closedRounds = sum.round
        previousSum = sum.digest
    }

    mutating func prepare(
        _ manifest: RoundManifest,
        newSum: PublishedSum?
    ) throws(ParticipationRefusal) -> Action {
        guard let analysis else { throw .otherSum }
        guard manifest.state == analysis.digest else { throw .otherState(round: manifest.identifier.round) }
        let specification = Federated.specification(of: analysis, plan: terms.plan)
        guard manifest.step == analysis.stepName, manifest.tensors == specification.map(RoundManifest.Tensor.init)
        else { throw .otherTensors(step: analysis.stepName) }
        let outgoing = OutgoingContribution(
            manifest: manifest,
            body: try body(of: analysis),
            purpose: analysis.purpose,
            newSum: newSum,
            isNewRoster: manifest.roster != roster,
            sites: analysis.sites
        )
        state = .recording(outgoing)
        return .record(outgoing)
    }

    func body(of analysis: AnalysisState) throws(ParticipationRefusal) -> [UInt8] {
        guard let position = analysis.sites.firstIndex(of: terms.site) else { throw .notOnRoster }
        do {
            return try Federated.contribution(
                plan: terms.plan,
                state: analysis,
                cohort: cohort,
                site: position
            ).encoded()
        } catch {
            throw .cannotContribute("\(error)")
        }
    }
}

extension RoundManifest.Tensor {
    init(_ specification: TensorSpecification) {
        self.init(name: specification.name, shape: specification.shape, limit: specification.limit)
    }
}

extension PublishedSum {
    /// The most bytes that the sum of a state's round can have.
    static func byteLimit(_ state: AnalysisState, plan: AnalysisPlan) -> Int {
        Federated.specification(of: state, plan: plan).reduce(4096) {
            $0 + 8 * $1.shape.reduce(1, *) + 512 + 6 * $1.name.utf8.count
        }
    }
}
