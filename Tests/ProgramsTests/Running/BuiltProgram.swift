import Foundation
import TestSupport

/// One of Intramural's programs, as it was built beside these tests.
enum BuiltProgram: String, CaseIterable {
    case coordinator
    case siteAgent = "site-agent"
    case auditor
    case phantomCohort = "phantom-cohort"

    /// Where the program is.
    var url: URL {
        get throws { try BuiltProduct.url(rawValue) }
    }
}

extension BuiltProgram {
    /// Runs the program to its end, in a folder, and returns what it said.
    func run(_ arguments: [String], in folder: TemporaryFolder, within seconds: Int = 60) async throws -> Said {
        try await RunningProcess(try url, arguments, in: folder, named: "call-\(UUID().uuidString)").end(
            within: seconds
        )
    }

    /// Runs the program to an end that has to be a good one; what it printed.
    @discardableResult
    func succeed(_ arguments: [String], in folder: TemporaryFolder, within seconds: Int = 60) async throws -> String {
        let said = try await run(arguments, in: folder, within: seconds)
        guard said.status == 0 else { throw Unexpected(program: rawValue, arguments: arguments, said: said) }
        return said.output
    }

    /// A program that should have succeeded did not.
    struct Unexpected: Error, CustomStringConvertible {
        let program: String
        let arguments: [String]
        let said: Said

        var description: String {
            "\(program) \(arguments.joined(separator: " ")) ended with \(said.status): \(said.complaint)\(said.output)"
        }
    }
}

/// How a process ended and what it said.
struct Said: Sendable {
    /// Its exit code; the signal's number if a signal ended it.
    let status: Int32

    /// Whether a signal ended it.
    let wasKilled: Bool

    /// All of its standard output.
    let output: String

    /// All of its standard error.
    let complaint: String
}
