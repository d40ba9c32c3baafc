public import CanonicalEncoding
public import Rounds
public import SiteTransport

/// The way to a real coordinator, over mutual TLS.
public struct SecureCoordinatorLink: CoordinatorLink {
    private let connection: CoordinatorConnection

    /// Uses a connection.
    public init(_ connection: CoordinatorConnection) {
        self.connection = connection
    }

    /// The studies that are published.
    public func studies() async throws -> [StudyOffer] {
        do { return try await connection.studies() } catch { throw Self.translated(error) }
    }

    /// A signed study by its digest.
    public func signedStudy(_ study: SHA256Digest) async throws -> JSONValue {
        do { return try await connection.signedStudy(study) } catch { throw Self.translated(error) }
    }

    /// Brings an approval.
    public func submit(approval: JSONValue, study: SHA256Digest) async throws {
        do { try await connection.submit(approval: approval, study: study) } catch { throw Self.translated(error) }
    }

    /// What to do next in a study.
    public func nextRound(study: SHA256Digest, wait: Int) async throws -> RoundOffer {
        do { return try await connection.nextRound(study: study, wait: wait) } catch { throw Self.translated(error) }
    }

    /// A published body by its digest.
    public func body(_ digest: SHA256Digest, maximumBytes: Int) async throws -> [UInt8] {
        do {
            return try await connection.body(digest, maximumBytes: maximumBytes)
        } catch {
            throw Self.translated(error)
        }
    }

    /// Brings a contribution.
    public func submit(_ envelope: ContributionEnvelope, body: [UInt8]) async throws -> ContributionReceipt {
        do { return try await connection.submit(envelope, body: body) } catch { throw Self.translated(error) }
    }

    private static func translated(_ error: any Error) -> any Error {
        guard let error = error as? TransportError else { return error }
        switch error {
        case .refused(let refusal): return LinkError.refused(refusal)
        case .unreachable, .timedOut, .unavailable, .refusedByProxy: return LinkError.unreachable("\(error)")
        default: return LinkError.unacceptable("\(error)")
        }
    }
}
