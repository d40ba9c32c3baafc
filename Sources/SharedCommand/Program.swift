public import ArgumentParser
import Foundation

/// Runs a program's commands and turns whatever they throw into a sentence and an exit code.
public enum Program {
    /// Parses the command line, runs the command, and ends the process.
    ///
    /// `explain` knows the program's own errors. What it does not know is reported as a fault, in one line.
    public static func run<Root: AsyncParsableCommand>(
        _ root: Root.Type,
        explaining explain: (any Error) -> CommandFailure?
    ) async -> Never {
        do {
            var command = try root.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            exit(ExitStatus.success.rawValue)
        } catch let code as ExitCode {
            exit(code.rawValue)
        } catch {
            end(root, error, explain)
        }
    }

    private static func end<Root: ParsableCommand>(
        _ root: Root.Type,
        _ error: any Error,
        _ explain: (any Error) -> CommandFailure?
    ) -> Never {
        if let failure = error as? CommandFailure ?? explain(error) {
            Console.complain(failure.message)
            exit(failure.status.rawValue)
        }
        switch root.exitCode(for: error) {
        case .success:
            print(root.fullMessage(for: error))
            exit(ExitStatus.success.rawValue)
        case .validationFailure:
            Console.complain(root.fullMessage(for: error), prefix: "")
            exit(ExitStatus.usage.rawValue)
        default:
            Console.complain(words(error))
            exit(ExitStatus.fault.rawValue)
        }
    }

    /// A system's error without the dump of its fields.
    private static func words(_ error: any Error) -> String {
        guard let error = error as? CocoaError else { return "\(error)" }
        // The key is a global variable of Foundation; nobody writes to it.
        let path = unsafe error.userInfo[NSFilePathErrorKey] as? String
        return "\(path.map { "\($0): " } ?? "")\(error.localizedDescription) Check the path and its permissions."
    }
}
