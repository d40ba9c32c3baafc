import ArgumentParser
import Audit
import Foundation
import SharedCommand

/// What every subcommand is told: which log, whose key, and how to print.
struct LogOptions: ParsableArguments {
    @Argument(help: "A copy of the log's folder, or the address of a web server that serves it.")
    var log: String

    @Option(
        help: ArgumentHelp(
            "The log's verifier key as you were told it by other means: its text, or a file with it.",
            valueName: "vkey"
        )
    )
    var key: String?

    @Option(help: "How to print the result.")
    var format = OutputFormat.text

    /// The audit of the log, copied first if an address was given.
    ///
    /// `body` may use the copy; it is removed afterwards.
    func withAudit(_ body: (LogAudit<DiskFolder>) throws -> Void) async throws {
        guard log.hasPrefix("http://") || log.hasPrefix("https://") else {
            return try body(LogAudit(try folder(log), key: try trustedKey()))
        }
        let copy = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: copy) }
        let bar = ProgressDisplay(label: "Copying", unit: "files")
        try await LogMirror(address: log).copy(to: copy) { bar.show($0, of: $1) }
        try body(LogAudit(DiskFolder(copy), key: try trustedKey()))
    }

    /// The folder, if it looks like a log's.
    private func folder(_ path: String) throws -> DiskFolder {
        let folder = URL(fileURLWithPath: path)
        guard Self.isFolder(folder) else { throw CommandFailure(.badInput, "There is no folder \(path).") }
        guard (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil else {
            throw CommandFailure(.fault, "The folder \(path) cannot be read: the system does not allow it.")
        }
        let hasCheckpoint = FileManager.default.fileExists(atPath: folder.appendingPathComponent("checkpoint").path)
        guard hasCheckpoint || Self.isFolder(folder.appendingPathComponent("tile")) else {
            let inside = folder.appendingPathComponent("log/checkpoint").path
            let advice = FileManager.default.fileExists(atPath: inside) ? " Did you mean \(path)/log?" : ""
            throw CommandFailure(
                .badInput,
                "\(path) is not a log's folder: it has no file `checkpoint`.\(advice)"
            )
        }
        return DiskFolder(folder)
    }

    /// A verifier key is a text with two plus signs; anything else names a file.
    private func trustedKey() throws -> String? {
        guard let key else { return nil }
        if let data = FileManager.default.contents(atPath: key) {
            return String(decoding: data.prefix(1024), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard key.contains("+") else {
            throw CommandFailure(.badInput, "There is no file \(key), and it is not a verifier key.")
        }
        return key.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func isFolder(_ url: URL) -> Bool {
        (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    }
}
