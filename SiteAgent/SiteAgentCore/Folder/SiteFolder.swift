public import Foundation

/// The folder of a site's program and what is where in it.
///
/// Everything in `keys` stays there: no command copies a key out of the folder or prints one.
public struct SiteFolder: Sendable, Hashable {
    /// The folder itself.
    public let root: URL

    /// Creates the description of a folder; touches nothing.
    public init(_ root: URL) {
        self.root = root
    }

    /// Name, consortium and the coordinator's address.
    public var settings: URL { root.appendingPathComponent("site.json") }

    /// Feature rows, exclusions, approvals, egress ledger, progress.
    public var database: URL { root.appendingPathComponent("site.sqlite") }

    /// What the hospital allows, written by its data-protection officer.
    public var policy: URL { root.appendingPathComponent("policy.yaml") }

    /// The request for admission, which is handed to the coordinator.
    public var request: URL { root.appendingPathComponent("request.json") }

    /// The consortium's root certificate.
    public var rootCertificate: URL { root.appendingPathComponent("root-certificate.pem") }

    /// The certificate that the site shows to the coordinator.
    public var certificate: URL { root.appendingPathComponent("site-certificate.pem") }

    /// The private keys, mode 0700.
    public var keys: URL { root.appendingPathComponent("keys") }

    /// The private key of the certificate.
    public var transportKey: URL { keys.appendingPathComponent("site-tls.pem") }

    /// The key that signs approvals and contributions.
    public var signingKey: URL { keys.appendingPathComponent("site-signing.pem") }

    /// The key under which patients have names in the database.
    public var pseudonymKey: URL { keys.appendingPathComponent("pseudonyms.key") }

    /// Which patient of the hospital has which key; made by intake, for the person who completes the cohort table.
    public var patientKeys: URL { keys.appendingPathComponent("patients.csv") }

    /// What intake makes of a folder of images: tables, volumes and masks.
    public var intake: URL { root.appendingPathComponent("intake") }

    /// The pages on which a reader sees every outline, mode 0700.
    public var preview: URL { root.appendingPathComponent("preview") }

    /// Holds the lock of a running intake.
    public var intakeLock: URL { root.appendingPathComponent("intake.lock") }

    /// Holds the lock of the running agent.
    public var lock: URL { root.appendingPathComponent("agent.lock") }

    /// Makes the folder and the folder of keys, both for the owner alone.
    public func create() throws {
        for folder in [root, keys] { try Self.make(folder) }
    }

    /// Makes a folder, with those above it, for the owner alone.
    static func make(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw SiteError(
                .fault,
                "The folder \(folder.lastPathComponent) cannot be made.",
                remedy: "Check the permissions of the folder above it, or choose another with --folder."
            )
        }
    }

    /// The bytes of one of the folder's own files; `nil` if there is none.
    func read(_ url: URL) throws -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        do {
            return try [UInt8](Data(contentsOf: url))
        } catch {
            throw SiteError(
                .fault,
                "The file \(url.lastPathComponent) cannot be read.",
                remedy: "Check its permissions: it must be readable by the user who runs site-agent."
            )
        }
    }

    /// The bytes of a file that an earlier command made.
    func require(_ url: URL, madeBy command: String) throws -> [UInt8] {
        guard let bytes = try read(url) else {
            throw SiteError(
                .badInput,
                "There is no \(url.lastPathComponent) in \(root.path).",
                remedy: "Run `site-agent \(command)` first, or name the site's folder with --folder."
            )
        }
        return bytes
    }
}
