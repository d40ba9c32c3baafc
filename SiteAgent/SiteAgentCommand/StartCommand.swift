import ArgumentParser
import CanonicalEncoding
import Rounds
import SharedCommand
import SiteAgentCore
import SiteTransport

struct StartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Take part in the rounds of an approved study.",
        discussion: """
            Runs until the analysis is finished, and ends with 0 then. It only calls out, by HTTPS. It may be stopped or \
            killed at any time; started again it goes on with the same numbers.

            EXAMPLE
              site-agent start hypoxia-clm
            """
    )

    @Argument(help: "The study's name, or 8 or more digits of its digest; may be left out if there is one study.")
    var study: String?

    @Flag(help: "Answer what is open now and end; for a scheduler.")
    var once = false

    @Flag(help: "Go on until the analysis is finished; this is what happens without --once.")
    var untilFinished = false

    @OptionGroup var options: CommonOptions

    func validate() throws {
        if once && untilFinished { throw ValidationError("Give --once or --until-finished, not both.") }
    }

    func run() async throws {
        let folder = options.siteFolder
        _ = try folder.loadSettings()
        let lock = try FolderLock(folder)
        let chosen = try StudyChoice.toTakePartIn(study, in: SiteStore(at: folder.database))
        let agent = try folder.agent(retry: once ? .brief : .patient)
        let ending = try await StopSignals.end { [once] in
            try await agent.sendApproval(of: chosen.digest)
            let narration = RoundNarration()
            return try await agent.participate(in: chosen.digest, once: once) { narration.tell($0) }
        }
        withExtendedLifetime(lock) {}
        try report(ending)
    }

    private func report(_ ending: ParticipationEnding?) throws {
        switch ending {
        case nil:
            options.show(.object(["ending": .null])) { ["Nothing left to do at the moment."] }
        case .finished(let result, let rounds):
            options.show(
                .object([
                    "ending": .string("finished"), "result": .string(result.hex), "rounds": .integer(Int64(rounds)),
                ])
            ) { ["Finished after \(rounds) rounds; the result (\(result.hex.prefix(12))) follows from the sums."] }
        case .stopped(let reason):
            options.show(.object(["ending": .string("stopped"), "reason": .string(reason)])) {
                ["The coordinator ended it: \(reason)"]
            }
            throw ExitCode.finding
        case .refused(let refusal):
            options.show(.object(["ending": .string("refused"), "reason": .string(refusal.description)])) {
                [Console.emphasised("This site does not go on. ", .red) + refusal.description]
            }
            throw ExitCode.finding
        }
    }
}
