/// Why this site does not answer a round.
///
/// It then takes no further part until a person has looked into it.
public enum ParticipationRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// The manifest is of another study than was asked about.
    case otherStudy

    /// The policy file is not the one under which the study was approved.
    case policyChanged

    /// The program computes features otherwise than when the study was approved.
    case programChanged

    /// The study no longer fits the policy.
    case policyObjects(String)

    /// The cohort has fewer lesions than study or policy ask for.
    case tooFewRows(found: Int, minimum: Int)

    /// The cohort has fewer lesions of one outcome than study or policy ask for.
    case tooFewRowsOfClass(minimum: Int)

    /// The round has fewer sites than study or policy ask for.
    case tooFewSites(found: Int, minimum: Int)

    /// The roster does not name this site.
    case notOnRoster

    /// The roster names a site that was not on it before, or another set of sites for a round that was answered.
    case otherRoster

    /// The study allows so many rounds over one cohort.
    case tooManyRounds(limit: Int)

    /// The round is not the one that follows.
    case roundOutOfOrder(expected: Int, found: Int)

    /// The manifest asks for something else than the study says.
    case otherTerms(String)

    /// The manifest asks for other tensors than the analysis has at this point.
    case otherTensors(step: String)

    /// The published sum is not the one the manifest names.
    case otherSum

    /// The published sum cannot be read.
    case unreadableSum(String)

    /// The manifest starts from another state than the sums lead to.
    case otherState(round: Int)

    /// The result is not what the sums lead to.
    case otherResult

    /// The receipt is not signed by the coordinator, or is for another round.
    case badReceipt

    /// The coordinator holds another body of this site for the round.
    case otherBodyStands

    /// The site's own computation failed.
    case cannotContribute(String)

    /// What happened, and what to do about it.
    public var description: String {
        switch self {
        case .otherStudy: "The coordinator sent a round of another study. \(Self.suspicion)"
        case .policyChanged:
            "policy.yaml is no longer the one under which the study was approved. Restore it, or review and approve the "
                + "study again."
        case .programChanged:
            "This version of the program computes features otherwise than the one with which the study was approved. Go on "
                + "with that version; or, if the analysis has not begun, approve and extract again."
        case .policyObjects(let objection): "The policy does not allow this study: \(objection)."
        case .tooFewRows(let found, let minimum):
            "This site has \(found) lesions; it takes part with \(minimum) or more."
        case .tooFewRowsOfClass(let minimum):
            "This site has fewer than \(minimum) lesions of one outcome; it takes part with \(minimum) or more of each."
        case .tooFewSites(let found, let minimum):
            "The round has \(found) sites; this site's sums are only added to those of \(minimum - 1) others or more."
        case .notOnRoster: "The round does not name this site. Ask the coordinator's people why."
        case .otherRoster:
            "The round is over another set of sites than before; two such sums could be subtracted. \(Self.suspicion)"
        case .tooManyRounds(let limit): "The policy allows \(limit) rounds over one cohort; this would be one more."
        case .roundOutOfOrder(let expected, let found):
            "The coordinator opened round \(found); this site expects round \(expected). It may have missed a deadline. "
                + "Ask the coordinator's people."
        case .otherTerms(let what): "The round's \(what) is not what the approved study says. \(Self.suspicion)"
        case .otherTensors(let step):
            "The round asks for other numbers than the step \(step) of the approved study. \(Self.suspicion)"
        case .otherSum: "The sum is not the one that the round names. \(Self.suspicion)"
        case .unreadableSum(let why): "The published sum cannot be used: \(why). \(Self.suspicion)"
        case .otherState(let round):
            "Round \(round) starts from other numbers than the published sums lead to. \(Self.suspicion)"
        case .otherResult: "The published result is not what the published sums lead to. \(Self.suspicion)"
        case .badReceipt: "The receipt is not the coordinator's word for what was sent. \(Self.suspicion)"
        case .otherBodyStands:
            "The coordinator holds other numbers in this site's name. Somebody else may have its keys. \(Self.suspicion)"
        case .cannotContribute(let why): "This site's part cannot be computed: \(why)."
        }
    }

    private static let suspicion = "The agent has stopped; do not go on before the consortium has explained it."
}
