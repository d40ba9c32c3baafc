import ArgumentParser
import Audit
import CanonicalEncoding
import Foundation

/// `auditor show`.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the log's entries, or one of them with its inclusion proof.",
        discussion: """
            Shows only entries that are under the signed checkpoint. Numbers count from 0, as in proofs.

            EXAMPLES
              auditor show ./log
              auditor show ./log --entry 12 --format json
            """
    )

    @OptionGroup var log: LogOptions

    @Option(help: "The number of an entry, from 0.")
    var entry: Int?

    func run() throws {
        let listing = try log.audit().entries(at: entry)
        for finding in listing.findings where finding.severity == .error || log.format == .text {
            FileHandle.standardError.write(Data(([finding].lines[0] + "\n").utf8))
        }
        guard listing.findings.areAcceptable else { throw ExitStatus.rejected }
        guard let checkpoint = listing.checkpoint else { throw ExitStatus.rejected }
        if let entry, listing.entries.isEmpty {
            throw ExitStatus.badInput("There is no entry \(entry); the log has \(checkpoint.treeSize), from 0.")
        }
        switch log.format {
        case .json:
            print(
                JSONValue.array(listing.entries.map { entry == nil ? $0.entryJSON : $0.json(in: checkpoint) })
                    .canonicalText
            )
        case .text: for shown in listing.entries { print(entry == nil ? shown.line : shown.text(in: checkpoint)) }
        }
    }
}

extension ShownEntry {
    fileprivate var line: String { "\(index)  \(date)  \(kind)  \(summary)" }

    fileprivate func text(in root: SignedRoot) -> String {
        let hashes = proof.map { "         \($0.hex)" }
        return
            ([
                "entry    \(index) of \(root.treeSize)", "time     \(date)", "kind     \(kind)", "says     \(summary)",
                "leaf     \(leafHash.hex)", "proof    \(hashes.count) hashes, from the leaf to the root",
            ] + hashes + [json.canonicalText]).joined(separator: "\n")
    }

    fileprivate var entryJSON: JSONValue { .object(["index": .integer(Int64(index)), "entry": json]) }

    fileprivate func json(in root: SignedRoot) -> JSONValue {
        .object([
            "index": .integer(Int64(index)), "entry": json, "leaf_hash": .string(leafHash.hex), "checkpoint": root.json,
            "inclusion_proof": .array(proof.map { .string($0.hex) }),
        ])
    }

    private var date: String { Date(timeIntervalSince1970: TimeInterval(time)).formatted(.iso8601) }
}
