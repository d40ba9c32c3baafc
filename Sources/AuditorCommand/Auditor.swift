import ArgumentParser
import SharedCommand

/// The `auditor` program: arguments, printing and exit codes; the checks are in `Audit`.
@main
struct Auditor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "auditor",
        abstract: "Checks a copy of a round log offline, trusting neither the coordinator nor the sites.",
        discussion: """
            LOG is a copy of the log's folder: the file `checkpoint`, the file `key`, and the folders `tile` and `body`.
            The coordinator keeps it in intramural-coordinator/log; any copy will do, also from a USB stick. An http or
            https address of a web server that serves the folder is copied first, and then checked in the same way.

            EXAMPLE
              auditor verify ./log --key "$(cat key-from-the-consortium.txt)"
              auditor replay ./log
              auditor show ./log --entry 0

            \(ExitStatus.help)
            """,
        version: "0.1.0",
        subcommands: [Verify.self, Replay.self, Show.self]
    )

    static func main() async {
        await Program.run(Self.self) { _ in nil }
    }
}
