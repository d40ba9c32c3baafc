import CanonicalEncoding
import Identity
import Rounds

/// One open round: who may answer, and who has.
struct RoundOrder {
    let manifest: RoundManifest
    private let digest: SHA256Digest
    private var answered: Set<String> = []

    /// The keys when the round was opened.
    ///
    /// Contributions are logged when the round ends: a site that was revoked in between had answered before.
    private let keys: [String: VerificationKey]

    init(_ manifest: RoundManifest, sites: SiteRegister) {
        self.manifest = manifest
        digest = manifest.digest
        keys = Dictionary(manifest.roster.compactMap { site in sites.key(of: site).map { (site, $0) } }) { $1 }
    }

    /// The sites on the roster that have not answered.
    var missing: [String] { manifest.roster.filter { !answered.contains($0) } }

    mutating func accept(_ envelope: ContributionEnvelope, sites: SiteRegister) -> [String] {
        var problems: [String] = []
        let site = envelope.site
        if envelope.identifier != manifest.identifier {
            problems.append(
                "answers round \(envelope.identifier.round), attempt \(envelope.identifier.attempt); open is round "
                    + "\(manifest.identifier.round), attempt \(manifest.identifier.attempt)"
            )
        }
        if envelope.manifest != digest { problems.append("answers another manifest than the one in the log") }
        if !manifest.roster.contains(site) { problems.append("\(site.prefix(32)) is not on the round's roster") }
        if !answered.insert(site).inserted { problems.append("\(site) has answered this round already") }
        if envelope.length > manifest.maximumBodyBytes {
            problems.append("has a body of \(envelope.length) bytes; the round allows \(manifest.maximumBodyBytes)")
        }
        let accepted = [keys[site], sites.key(of: site)].compactMap(\.self)
        if accepted.isEmpty {
            problems.append("\(site.prefix(32)) is not admitted")
        } else if !accepted.contains(where: envelope.isSigned) {
            problems.append("is not signed with the key that \(site) was admitted with")
        }
        return problems
    }

    /// What is wrong with the end of the round, closed or abandoned.
    func end(_ identifier: RoundIdentifier, answered names: [String]) -> [String] {
        var problems: [String] = []
        if identifier != manifest.identifier {
            problems.append(
                "ends round \(identifier.round), attempt \(identifier.attempt); open is round "
                    + "\(manifest.identifier.round), attempt \(manifest.identifier.attempt)"
            )
        }
        if names != answered.sorted() {
            problems.append(
                "names \(names.joined(separator: ", ")); contributions are logged of "
                    + (answered.isEmpty ? "nobody" : answered.sorted().joined(separator: ", "))
            )
        }
        return problems
    }
}
