/// An answer of a PACS with an HTTP status that is no success.
public struct PACSRefusal: Hashable, Sendable, CustomStringConvertible {
    /// What was asked for.
    public enum Purpose: Hashable, Sendable {
        /// A list of studies, series or images (QIDO-RS).
        case search

        /// An image (WADO-RS).
        case retrieval
    }

    /// The HTTP status.
    public let status: Int

    /// What was asked for.
    public let purpose: Purpose

    /// The address of the service.
    public let address: String

    /// Where a redirect would lead: scheme, host and port.
    public let redirectOrigin: String?

    /// Whether the same request may succeed a little later.
    public var isTransient: Bool { [429, 502, 503, 504].contains(status) }

    /// Who answered, with what, and what to do.
    public var description: String {
        let who = "The PACS at \(address) answers HTTP \(status)"
        switch status {
        case 300..<400:
            let target = redirectOrigin.map { " to \($0)" } ?? ""
            return
                "\(who), a redirect\(target), which is not followed: give the address where it leads with --pacs."
        case 400:
            return "\(who): it does not understand the question. The path may be wrong, for example /dicom-web may be "
                + "missing, or it does not know --modality or the dates: leave them out to see."
        case 401:
            return
                "\(who): it wants a user and password (--login-file) or a token (--token-file), or does not know the "
                + "one that was given. Ask the PACS administrator."
        case 403:
            return "\(who): this user may not do that. Ask the PACS administrator for leave to query and retrieve."
        case 404 where purpose == .search:
            return "\(who): nothing is there, so the path is wrong. Common ones: /dicom-web (Orthanc), "
                + "/dcm4chee-arc/aets/NAME/rs (dcm4chee); ask the PACS administrator for the DICOMweb address."
        case 404: return "\(who): it lists the image but cannot deliver it."
        case 406, 415:
            return "\(who): it does not deliver "
                + (purpose == .search
                    ? "DICOM JSON: is this a QIDO-RS service?" : "files as they are stored (any transfer syntax).")
        case 429, 503: return "\(who): it is too busy at present. Try again later."
        case 502, 504: return "\(who): what stands before it got no answer from it. Try again later."
        default: return "\(who), which says that it failed. Tell the PACS administrator, whose log has the reason."
        }
    }
}
