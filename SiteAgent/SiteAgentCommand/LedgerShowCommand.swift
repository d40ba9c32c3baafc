import ArgumentParser
import CanonicalEncoding
import Foundation
import Rounds
import SharedCommand
import SiteAgentCore
import Study

struct LedgerShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "List every body that left, with its size, purpose and receipt, and the totals.",
        discussion: "EXAMPLE\n  site-agent ledger show hypoxia-clm --format json"
    )

    @Argument(help: "Only this study: its name, or 8 or more digits of its digest.")
    var study: String?

    @OptionGroup var options: CommonOptions

    func run() throws {
        _ = try options.siteFolder.loadSettings()
        let store = try SiteStore(at: options.siteFolder.database)
        let chosen = try study.map { try StudyChoice.local($0, in: store) }
        let ledger = try EgressLedger(store, study: chosen?.digest)
        let names = Dictionary(
            uniqueKeysWithValues: try SiteOverview.all(in: store).map { ($0.digest, $0.document.name) }
        )
        options.show(ledger.json) { Self.lines(ledger, names: names) }
    }

    private static func lines(_ ledger: EgressLedger, names: [SHA256Digest: String]) -> [String] {
        guard !ledger.entries.isEmpty else { return ["Nothing has left."] }
        var table = TextTable(["time (UTC)", "what", "study", "round", "bytes", "sent", "receipt", "sha256", "purpose"])
        for entry in ledger.entries {
            let round = entry.place.map { $0.round == 0 ? "" : "\($0.round).\($0.attempt)" } ?? ""
            table.add([
                time(entry.time), entry.kind.rawValue, entry.place.map { names[$0.study] ?? "?" } ?? "", round,
                "\(entry.length)", entry.sends == 1 ? "once" : "\(entry.sends) times",
                entry.kind == .contribution ? (entry.receipt == nil ? "none" : "good") : "",
                String(entry.body.hex.prefix(12)), entry.purpose,
            ])
        }
        return [
            table.text, "",
            "\(ledger.entries.count) bodies, \(ledger.bytesSent) bytes in all; "
                + "\(ledger.unconfirmed) contributions without a receipt.",
        ]
    }

    private static func time(_ seconds: Int) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(
            .iso8601.year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false)
        )
    }
}
