import ArgumentParser
import Foundation

/// The `auditor` program: arguments, printing and exit codes; the checks are in `Audit`.
@main
struct Auditor: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "auditor",
        abstract: "Checks a copy of a round log offline, trusting neither the coordinator nor the sites.",
        discussion: """
            DIR is a copy of the log's folder: the file `checkpoint`, the file `key`, and the folders `tile` and `body`.
            The coordinator keeps it in intramural-coordinator/log; any copy will do, also from a USB stick.

            EXAMPLES
              auditor verify ./log --key "$(cat key-from-the-consortium.txt)"
              auditor replay ./log
              auditor show ./log --entry 0

            EXIT CODES
              0  the log stands
              1  something is wrong with it; each finding is printed
              2  the command was not understood
              3  DIR is not a log's folder, or there is no such entry
              5  the folder cannot be read
            """,
        subcommands: [Verify.self, Replay.self, Show.self]
    )

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let status as ExitStatus {
            if let message = status.message { printError(message) }
            Foundation.exit(status.code)
        } catch {
            guard exitCode(for: error) != .success else { exit(withError: error) }
            printError(fullMessage(for: error))
            Foundation.exit(ExitStatus.usage)
        }
    }

    private static func printError(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}
