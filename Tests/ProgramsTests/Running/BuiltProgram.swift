import Foundation

/// One of Intramural's programs, as it was built beside these tests.
enum BuiltProgram: String, CaseIterable {
    case coordinator
    case siteAgent = "site-agent"
    case auditor
    case phantomCohort = "phantom-cohort"

    /// There is no such program beside the tests.
    struct Missing: Error, CustomStringConvertible {
        let program: String
        let lookedIn: [String]

        var description: String {
            "\(program) is not beside the tests; build all products first (swift build --build-tests with the tests' "
                + "configuration). Looked in \(lookedIn.joined(separator: ", "))."
        }
    }

    /// Where the program is: in the folder of the test bundle, or a few folders above it.
    var url: URL {
        get throws {
            let folders = Self.productFolders
            for folder in folders {
                let candidate = folder.appendingPathComponent(rawValue)
                if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            }
            throw Missing(program: rawValue, lookedIn: folders.map(\.path))
        }
    }

    /// The test runner may be the bundle itself or a helper that is told the bundle's path.
    private static var productFolders: [URL] {
        let named = CommandLine.arguments.filter { $0.contains(".xctest") }.map { URL(fileURLWithPath: $0) }
        let running = [Bundle.main.executableURL, Bundle.main.bundleURL].compactMap(\.self)
        var folders: [URL] = []
        for start in named + running {
            var folder = start.resolvingSymlinksInPath()
            for _ in 0..<4 where folder.path != "/" {
                folder.deleteLastPathComponent()
                if !folders.contains(folder) { folders.append(folder) }
            }
        }
        return folders
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
