/// The coordinator's certificate for HTTPS and its private key.
public struct ServerCertificate: Sendable {
    /// The certificate as PEM text.
    public let certificatePEM: String

    /// The private key as PEM text (PKCS #8): store it readable by the coordinator alone.
    public let keyPEM: String
}
