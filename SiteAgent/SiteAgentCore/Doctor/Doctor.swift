import CanonicalEncoding
import Foundation
import Identity
import Radiomics
import Study

/// Checks a site's folder and its way to the coordinator, one thing after the other.
public struct Doctor: Sendable {
    private let folder: SiteFolder
    private let unixTime: Int

    /// Checks a folder at a time of day, in seconds since 1970.
    public init(_ folder: SiteFolder, unixTime: Int) {
        self.folder = folder
        self.unixTime = unixTime
    }

    /// Everything that can be checked without the network.
    public func localChecks() -> [DoctorCheck] {
        [
            .running("settings", settings), .running("keys", keys), .running("certificate", certificate),
            .running("policy", policy), .running("database", database), .running("features", features),
            .running("clock", clock), .running("disk space", diskSpace),
        ]
    }

    /// The way to the coordinator: its name, then a question to it over mutual TLS.
    public func networkChecks(over link: any CoordinatorLink) async -> [DoctorCheck] {
        var checks = [DoctorCheck.running("name lookup", nameLookup)]
        do {
            let studies = try await link.studies()
            checks.append(.ok("coordinator", "it answers over mutual TLS and has \(studies.count) studies"))
        } catch LinkError.refused(let refusal) {
            checks.append(.failed("coordinator", "it refused this site: \(refusal)", fix: "Ask its operator."))
        } catch {
            checks.append(
                .failed(
                    "coordinator",
                    "\(error)",
                    fix: "Check address, proxy and firewall; only outbound HTTPS is needed."
                )
            )
        }
        return checks
    }

    // MARK: Local checks

    private func settings() throws -> DoctorCheck {
        let settings = try folder.loadSettings()
        guard let membership = settings.membership else { throw SiteError.notAdmitted }
        return .ok(
            "settings",
            "site \(settings.site) of \(membership.consortium), coordinator \(membership.coordinator)"
        )
    }

    private func keys() throws -> DoctorCheck {
        _ = try folder.loadSigningKey()
        _ = try folder.require(folder.transportKey, madeBy: "request --site NAME")
        guard try folder.read(folder.pseudonymKey)?.count == Pseudonyms.keyLength else {
            return .failed(
                "keys",
                "keys/pseudonyms.key is missing or damaged",
                fix: "Restore the folder from a backup."
            )
        }
        for file in [folder.keys, folder.transportKey, folder.signingKey, folder.pseudonymKey] {
            let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
            let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
            guard mode & 0o077 == 0 else {
                return .failed(
                    "keys",
                    "\(file.lastPathComponent) can be read by other users",
                    fix: "Run `chmod -R go= \(folder.keys.path)`."
                )
            }
        }
        return .ok("keys", "three keys, readable by this user alone")
    }

    private func certificate() throws -> DoctorCheck {
        let pem = try folder.require(folder.certificate, madeBy: "import grant.json")
        _ = try folder.require(folder.rootCertificate, madeBy: "import grant.json")
        let peer = try PeerCertificate(pem: String(decoding: pem, as: UTF8.self))
        let settings = try folder.loadSettings()
        guard peer.site == settings.site, try peer.signingKey == folder.loadSigningKey().verificationKey else {
            return .failed("certificate", "it is for another site or key", fix: "Import this folder's own grant again.")
        }
        let days = (peer.validity.notAfter - unixTime) / 86_400
        guard peer.validity.contains(unixTime) else {
            let reason = unixTime < peer.validity.notBefore ? "it is not valid yet" : "it expired \(-days) days ago"
            return .failed(
                "certificate",
                reason,
                fix: "Check this machine's clock; else ask the coordinator for a new one."
            )
        }
        if days < 30 {
            return .warning("certificate", "it expires in \(days) days", fix: "Ask the coordinator for a new one.")
        }
        return .ok("certificate", "valid for another \(days) days")
    }

    private func policy() throws -> DoctorCheck {
        let policy = try folder.loadPolicy()
        return .ok("policy", "at least \(policy.minimumSites) sites and \(policy.minimumRows) lesions")
    }

    private func database() throws -> DoctorCheck {
        let verdict = try SiteStore(at: folder.database).integrity()
        guard verdict == "ok" else {
            return .failed("database", "SQLite reports damage", fix: "Restore the folder from a backup.")
        }
        return .ok("database", "SQLite finds it sound")
    }

    /// The program's own self-test: IBSI's digital phantom.
    private func features() throws -> DoctorCheck {
        let report = FeatureProgram.selfTest
        let result = "\(report.met) of \(report.published) published values of IBSI's digital phantom are met"
        guard report.isMet else {
            let fix = "Install the program anew; `site-agent features --self-test` says more."
            return .failed("features", result, fix: fix)
        }
        return .ok("features", "\(result), digest \(FeatureProgram.digest.hex.prefix(12))")
    }

    /// The ledger's last line tells the least that the clock can be.
    private func clock() throws -> DoctorCheck {
        let last = try EgressLedger(SiteStore(at: folder.database)).entries.last?.time ?? 0
        guard unixTime >= last else {
            return .failed(
                "clock",
                "this machine's clock is \(last - unixTime) s before the ledger's last entry",
                fix: "Set the clock, preferably by NTP: certificates and approvals carry times."
            )
        }
        return .ok("clock", "not before the ledger's last entry")
    }

    private func diskSpace() throws -> DoctorCheck {
        let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder.root.path)
        let free = (attributes[.systemFreeSize] as? NSNumber)?.int64Value ?? 0
        let megabytes = free / 1_000_000
        guard megabytes >= 1000 else {
            return .warning("disk space", "\(megabytes) MB are free", fix: "Make room: 1 GB is a comfortable least.")
        }
        return .ok("disk space", "\(megabytes / 1000) GB are free")
    }

    // MARK: Network

    private func nameLookup() throws -> DoctorCheck {
        let settings = try folder.loadSettings()
        guard let membership = settings.membership else { throw SiteError.notAdmitted }
        if let proxy = settings.proxy, !proxy.isEmpty {
            return .ok("name lookup", "left to the proxy")
        }
        guard let host = URL(string: membership.coordinator)?.host else {
            return .failed("name lookup", "the coordinator's address has no host", fix: "Import the grant again.")
        }
        let count = HostLookup.addressCount(of: host)
        guard count > 0 else {
            return .failed(
                "name lookup",
                "\(host) has no address here",
                fix: "Ask IT: either DNS does not know it, or a proxy is needed (`proxy` in site.json)."
            )
        }
        return .ok("name lookup", "\(host) has \(count == 1 ? "an address" : "\(count) addresses")")
    }
}
