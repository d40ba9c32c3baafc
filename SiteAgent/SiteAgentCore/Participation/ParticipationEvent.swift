/// What a running agent tells its user.
public enum ParticipationEvent: Sendable, Hashable {
    /// The coordinator has nothing for this site; its reason and how many rounds are closed.
    case waiting(reason: String, closedRounds: Int)

    /// A contribution was sent, and its receipt is good.
    case contributed(round: Int, attempt: Int, purpose: String, bytes: Int)

    /// A contribution from before a restart is sent again.
    case sendingAgain(round: Int)
}
