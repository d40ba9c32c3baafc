import SharedCommand
import SiteAgentCore
import Synchronization

/// Tells of the rounds, a line each; a wait is told once, not again every 25 seconds.
final class RoundNarration: Sendable {
    private let lastWait = Mutex("")

    func tell(_ event: ParticipationEvent) {
        switch event {
        case .waiting(let reason, let closedRounds):
            let text = "Waiting after \(closedRounds) rounds: \(reason)."
            let isNew = lastWait.withLock { last in
                defer { last = text }
                return last != text
            }
            if isNew { Console.say(text) }
        case .contributed(let round, let attempt, let purpose, let bytes):
            let again = attempt > 1 ? ", attempt \(attempt)" : ""
            Console.say("Round \(round)\(again): \(purpose); \(bytes) bytes sent, receipt good.")
        case .sendingAgain(let round):
            Console.say("Round \(round): sending again what was interrupted.")
        }
    }
}
