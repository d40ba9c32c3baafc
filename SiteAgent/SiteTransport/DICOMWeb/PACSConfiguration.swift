/// How a hospital's PACS is reached by DICOMweb.
public struct PACSConfiguration: Sendable {
    /// The address of the DICOMweb service, for example `https://pacs.hospital.example/dicom-web`.
    public var address: String

    /// Whether plain http is accepted beyond this machine and numbers of private networks.
    public var allowsPlainHTTP = false

    /// A file with certificates of authorities (PEM) to trust instead of those that the machine trusts.
    public var authority: String?

    /// A file with a client certificate (PEM), if the PACS wants one.
    public var certificate: String?

    /// A file with the client certificate's key (PEM).
    public var key: String?

    /// Who asks.
    public var credentials = PACSCredentials.none

    /// The proxy's address, with user and password if it wants them.
    ///
    /// `nil` takes what the environment says; an empty text uses none whatever it says.
    public var proxy: String?

    /// How long connecting may take, proxy and TLS included.
    public var connectTimeoutSeconds = 15

    /// How long a request may go on without a byte moving.
    public var stallTimeoutSeconds = 60

    /// Creates a configuration with the usual time limits.
    public init(address: String) {
        self.address = address
    }
}
