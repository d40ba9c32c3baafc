import CanonicalEncoding
import FederatedAnalysis
import Rounds
import Study

/// An analysis in progress in memory: what is stored, and the open round's state machine.
struct OpenRound: Sendable {
    let document: StudyDocument
    let plan: AnalysisPlan
    var stored: StoredAnalysis
    var machine: RoundStateMachine
    var specification: [TensorSpecification]

    /// When the round was opened, or taken up again, and when its deadline passes, on the caller's monotonic clock in
    /// seconds.
    var openedAt: Double
    var deadline: Double
}

extension RoundManifest {
    /// The manifest that asks for the next contribution of an analysis.
    init(
        next document: StudyDocument,
        plan: AnalysisPlan,
        analysis: StoredAnalysis,
        attempt: Int
    ) {
        let rules = document.rounds
        self.init(
            identifier: RoundIdentifier(study: analysis.study, round: analysis.closedRounds + 1, attempt: attempt),
            step: analysis.state.value.stepName,
            state: analysis.state.digest,
            previousSum: analysis.previousSum,
            aggregation: .plain,
            roster: analysis.roster,
            quorum: rules.quorum,
            deadlineSeconds: rules.deadlineSeconds,
            tensors: Federated.specification(of: analysis.state.value, plan: plan).map(Tensor.init)
        )
    }
}

extension RoundManifest.Tensor {
    init(_ specification: TensorSpecification) {
        self.init(name: specification.name, shape: specification.shape, limit: specification.limit)
    }
}
