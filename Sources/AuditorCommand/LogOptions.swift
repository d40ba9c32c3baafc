import ArgumentParser
import Audit
import Foundation

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

/// What every subcommand is told: which log, whose key, and how to print.
struct LogOptions: ParsableArguments {
    @Argument(help: "A copy of the log's folder.")
    var dir: String

    @Option(
        help: ArgumentHelp(
            "The log's verifier key as you were told it by other means: its text, or a file with it.",
            valueName: "vkey"
        )
    )
    var key: String?

    @Option(help: "How to print the result.")
    var format = OutputFormat.text

    /// The audit of the folder, if it looks like a log's.
    func audit() throws -> LogAudit<DiskFolder> {
        guard !dir.hasPrefix("http://"), !dir.hasPrefix("https://") else {
            throw ExitStatus.usage(Self.mirrorAdvice(dir))
        }
        let folder = URL(fileURLWithPath: dir)
        guard Self.isFolder(folder) else { throw ExitStatus.badInput("There is no folder \(dir).") }
        guard (try? FileManager.default.contentsOfDirectory(atPath: dir)) != nil else {
            throw ExitStatus.unreadable("The folder \(dir) cannot be read: the system does not allow it.")
        }
        let hasCheckpoint = FileManager.default.fileExists(atPath: folder.appendingPathComponent("checkpoint").path)
        guard hasCheckpoint || Self.isFolder(folder.appendingPathComponent("tile")) else {
            let inside = folder.appendingPathComponent("log/checkpoint").path
            let advice = FileManager.default.fileExists(atPath: inside) ? " Did you mean \(dir)/log?" : ""
            throw ExitStatus.badInput("\(dir) is not a log's folder: it has no file `checkpoint`.\(advice)")
        }
        return LogAudit(DiskFolder(folder), key: try trustedKey())
    }

    /// A verifier key is a text with two plus signs; anything else names a file.
    private func trustedKey() throws -> String? {
        guard let key else { return nil }
        if let data = FileManager.default.contents(atPath: key) {
            return String(decoding: data.prefix(1024), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
        guard key.contains("+") else {
            throw ExitStatus.badInput("There is no file \(key), and it is not a verifier key.")
        }
        return key.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func isFolder(_ url: URL) -> Bool {
        (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    }

    private static func mirrorAdvice(_ address: String) -> String {
        """
        auditor works offline: it reads a folder and never opens a connection. Copy the log's files first, for example
          wget --mirror --no-parent --no-host-directories --directory-prefix=log \(address)
        if the server lists its folders, or copy the coordinator's folder `log` as a whole, and then run
          auditor verify log
        """
    }
}
