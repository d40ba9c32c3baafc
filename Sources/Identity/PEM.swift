import SwiftASN1
import X509

/// PEM text of bounded length with exactly one block of the expected type.
enum PEM {
    /// Far more than a certificate, key or request of ours needs.
    static let maximumLength = 16 << 10

    static func document(_ text: String, type: String, what: String) throws(IdentityError) -> PEMDocument {
        guard text.utf8.count <= maximumLength else {
            throw .unreadable(what: what, reason: "is longer than \(maximumLength) bytes")
        }
        guard let document = try? PEMDocument(pemString: text) else {
            throw .unreadable(what: what, reason: "is not one block of PEM text")
        }
        guard document.discriminator == type else {
            throw .unreadable(what: what, reason: "must be a PEM block \"\(type)\"")
        }
        return document
    }

    static func certificate(_ text: String, what: String) throws(IdentityError) -> Certificate {
        let document = try document(text, type: "CERTIFICATE", what: what)
        guard let certificate = try? Certificate(derEncoded: document.derBytes) else {
            throw .unreadable(what: what, reason: "is not an X.509 certificate")
        }
        return certificate
    }

    /// The certificate as PEM text that ends with a newline.
    static func text(_ certificate: Certificate) throws(IdentityError) -> String {
        guard let document = try? certificate.serializeAsPEM() else {
            throw .unreadable(what: "certificate", reason: "cannot be written")
        }
        return document.pemString + "\n"
    }
}
