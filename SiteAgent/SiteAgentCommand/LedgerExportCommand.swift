import ArgumentParser
import CanonicalEncoding
import Foundation
import SiteAgentCore

struct LedgerExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the whole ledger with its receipts to a file, for the data-protection officer.",
        discussion: """
            The file is canonical JSON. Its digests are the ones in the round log, which auditor shows.

            EXAMPLE
              site-agent ledger export --out ledger.json
            """
    )

    @Option(help: "The file to write.", completion: .file(extensions: ["json"]))
    var out: String

    @OptionGroup var options: CommonOptions

    func run() throws {
        _ = try options.siteFolder.loadSettings()
        let ledger = try EgressLedger(SiteStore(at: options.siteFolder.database))
        let bytes = ledger.json.canonicalBytes + [0x0A]
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: out), options: .atomic)
        } catch {
            throw SiteError(
                .fault,
                "The file \(out) cannot be written.",
                remedy: "Check the folder and its permissions."
            )
        }
        let digest = SHA256Digest(hashing: bytes)
        options.show(
            .object([
                "file": .string(out), "entries": .integer(Int64(ledger.entries.count)), "sha256": .string(digest.hex),
            ])
        ) { ["\(ledger.entries.count) entries written to \(out) (SHA-256 \(digest.hex))."] }
    }
}
