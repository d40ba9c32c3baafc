import ArgumentParser
import Audit
import CanonicalEncoding
import Foundation
import SharedCommand

/// `auditor show`.
struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the log's entries, or one of them with its inclusion proof.",
        discussion: """
            Shows only entries that are under the signed checkpoint. Numbers count from 0, as in proofs.

            EXAMPLE
              auditor show ./log
              auditor show ./log --entry 12 --format json
              auditor show ./log --entry 12 --proof > 12.tlog-proof
            """
    )

    @OptionGroup var options: LogOptions

    @Option(help: "The number of an entry, from 0.")
    var entry: Int?

    @Flag(help: "Print the entry's proof as a .tlog-proof file (C2SP tlog-proof) instead.")
    var proof = false

    func validate() throws {
        if proof, entry == nil { throw ValidationError("--proof needs --entry: one entry is proven at a time.") }
    }

    func run() async throws {
        try await options.withAudit(show)
    }

    private func show(_ audit: LogAudit<DiskFolder>) throws {
        let listing = audit.entries(at: entry)
        for finding in listing.findings where finding.severity == .error || options.format == .text {
            Console.say([finding].lines[0])
        }
        guard listing.findings.areAcceptable else { throw ExitCode.finding }
        guard let checkpoint = listing.checkpoint else { throw ExitCode.finding }
        if let entry, listing.entries.isEmpty {
            throw CommandFailure(.badInput, "There is no entry \(entry); the log has \(checkpoint.treeSize), from 0.")
        }
        print(listing.entries, under: checkpoint)
    }

    private func print(_ entries: [ShownEntry], under checkpoint: SignedRoot) {
        if proof {
            for shown in entries { Swift.print(String(decoding: shown.proofFile, as: UTF8.self), terminator: "") }
        } else if options.format == .json {
            let values = entries.map { entry == nil ? $0.entryJSON : $0.json(in: checkpoint) }
            Swift.print(JSONValue.array(values).canonicalText)
        } else {
            for shown in entries { Swift.print(entry == nil ? shown.line : shown.text(in: checkpoint)) }
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
