import CanonicalEncoding
import Foundation
import SwiftASN1
import X509

extension Certificate {
    /// The SHA-256 of the DER.
    var fingerprint: SHA256Digest {
        get throws(IdentityError) {
            var serializer = DER.Serializer()
            guard (try? serializer.serialize(self)) != nil else {
                throw .unreadable(what: "certificate", reason: "cannot be written")
            }
            return SHA256Digest(hashing: serializer.serializedBytes)
        }
    }
}

extension SubjectAlternativeNames {
    /// What follows `prefix` in those URIs that begin with it.
    func uris(after prefix: String) -> [String] {
        compactMap { name in
            guard case .uniformResourceIdentifier(let uri) = name, uri.hasPrefix(prefix) else { return nil }
            return String(uri.dropFirst(prefix.count))
        }
    }
}

extension DistinguishedName {
    /// The text of the only attribute of a type; `nil` if there is none or more than one.
    func text(of type: ASN1ObjectIdentifier) -> String? {
        let attributes = flatMap { $0 }.filter { $0.type == type }
        guard attributes.count == 1, let only = attributes.first else { return nil }
        return String(only.value)
    }
}

extension Validity {
    init(_ certificate: Certificate) {
        self.init(
            notBefore: Int(certificate.notValidBefore.timeIntervalSince1970),
            notAfter: Int(certificate.notValidAfter.timeIntervalSince1970)
        )
    }
}
