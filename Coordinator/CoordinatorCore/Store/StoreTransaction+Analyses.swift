import CanonicalEncoding
import FederatedAnalysis
import Foundation
import GRDB
import Rounds

/// An analysis between two rounds, as it survives a restart.
struct StoredAnalysis: Sendable {
    let study: SHA256Digest
    var roster: [String]
    var state: EncodedState
    var closedRounds: Int
    var previousSum: SHA256Digest?

    /// The open round; `nil` once the analysis has ended.
    var manifest: RoundManifest?

    /// The digest of the result, when finished.
    var result: SHA256Digest?

    /// Why it stopped, when it did.
    var stopped: String?
}

/// A contribution as it was accepted.
struct StoredContribution: Sendable {
    let envelope: ContributionEnvelope
    let body: [UInt8]
}

extension StoreTransaction {
    func save(_ analysis: StoredAnalysis) throws {
        try database.execute(
            sql: """
                INSERT INTO analyses
                    (study, roster, state, closed_rounds, previous_sum, manifest, result, stopped)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (study) DO UPDATE SET
                    roster = excluded.roster, state = excluded.state, closed_rounds = excluded.closed_rounds,
                    previous_sum = excluded.previous_sum, manifest = excluded.manifest,
                    result = excluded.result, stopped = excluded.stopped
                """,
            arguments: [
                analysis.study.hex,
                JSONValue.array(analysis.roster.map { .string($0) }).canonicalBytes.data,
                analysis.state.bytes.data,
                analysis.closedRounds,
                analysis.previousSum?.hex,
                analysis.manifest?.json.canonicalBytes.data,
                analysis.result?.hex,
                analysis.stopped,
            ]
        )
    }

    func analysis(of study: SHA256Digest) throws -> StoredAnalysis? {
        try Row.fetchOne(database, sql: "SELECT * FROM analyses WHERE study = ?", arguments: [study.hex])
            .map(Self.analysis)
    }

    /// The studies whose analysis waits for answers; cheap, since it is asked every second.
    func studiesWithOpenRound() throws -> [SHA256Digest] {
        try Row.fetchAll(database, sql: "SELECT study FROM analyses WHERE manifest IS NOT NULL")
            .map { try $0.digest("study") }
    }

    private static func analysis(_ row: Row) throws -> StoredAnalysis {
        let roster = try row.json("roster")
        guard case .array(let names) = roster else { throw CoordinatorError.damagedStore("roster") }
        let manifest: Data? = row["manifest"]
        let previousSum: String? = row["previous_sum"]
        let result: String? = row["result"]
        return StoredAnalysis(
            study: try row.digest("study"),
            roster: names.compactMap { if case .string(let name) = $0 { name } else { nil } },
            state: EncodedState(try AnalysisState(json: row.json("state"))),
            closedRounds: row["closed_rounds"],
            previousSum: previousSum.flatMap(SHA256Digest.init(hex:)),
            manifest: try manifest.map { try RoundManifest(json: JSONValue(canonical: [UInt8]($0))) },
            result: result.flatMap(SHA256Digest.init(hex:)),
            stopped: row["stopped"]
        )
    }

    func insert(_ contribution: StoredContribution) throws {
        let identifier = contribution.envelope.identifier
        try database.execute(
            sql: """
                INSERT INTO contributions (study, round, attempt, site, envelope, body)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                identifier.study.hex, identifier.round, identifier.attempt, contribution.envelope.site,
                contribution.envelope.json.canonicalBytes.data, contribution.body.data,
            ]
        )
    }

    /// The accepted contributions to a round, in alphabetical order of the sites.
    func contributions(to round: RoundIdentifier) throws -> [StoredContribution] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT envelope, body FROM contributions
                WHERE study = ? AND round = ? AND attempt = ? ORDER BY site
                """,
            arguments: [round.study.hex, round.round, round.attempt]
        ).map {
            StoredContribution(
                envelope: try ContributionEnvelope(json: $0.json("envelope")),
                body: $0.bytes("body")
            )
        }
    }

    /// The envelope that stands for a site in a round, closed or open.
    func envelope(of site: String, to round: RoundIdentifier) throws -> ContributionEnvelope? {
        try Row.fetchOne(
            database,
            sql: """
                SELECT envelope FROM contributions
                WHERE study = ? AND round = ? AND attempt = ? AND site = ?
                """,
            arguments: [round.study.hex, round.round, round.attempt, site]
        ).map { try ContributionEnvelope(json: $0.json("envelope")) }
    }

    /// Moves the bodies of a round's contributions to the body files of the log.
    ///
    /// The envelopes stay, so that a site that asks again gets its receipt again.
    func publishBodies(of contributions: [StoredContribution]) throws {
        for contribution in contributions {
            _ = try keep(body: contribution.body, forSites: false)
            let identifier = contribution.envelope.identifier
            try database.execute(
                sql: """
                    UPDATE contributions SET body = x''
                    WHERE study = ? AND round = ? AND attempt = ? AND site = ?
                    """,
                arguments: [
                    identifier.study.hex, identifier.round, identifier.attempt, contribution.envelope.site,
                ]
            )
        }
    }

    /// The sites whose contribution to a round is in, in alphabetical order.
    func answeringSites(_ round: RoundIdentifier) throws -> [String] {
        try String.fetchAll(
            database,
            sql: """
                SELECT site FROM contributions
                WHERE study = ? AND round = ? AND attempt = ? ORDER BY site
                """,
            arguments: [round.study.hex, round.round, round.attempt]
        )
    }
}
