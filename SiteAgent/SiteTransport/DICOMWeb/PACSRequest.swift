/// A GET as this module sends it to a PACS.
struct PACSRequest: Sendable {
    /// Where the body of the answer goes.
    enum Destination: Sendable {
        case memory(maximumBytes: Int)
        case file(name: String, folder: String)
    }

    /// The path and query behind the service's address, beginning with a slash.
    let path: String

    /// Each `Name: value`.
    let headers: [String]

    let destination: Destination

    /// How long the whole request may take.
    let timeoutSeconds: Int

    /// What is asked for, for the words of an error.
    var purpose: PACSRefusal.Purpose {
        switch destination {
        case .memory: .search
        case .file: .retrieval
        }
    }

    /// A search or a list of attributes, answered with DICOM JSON.
    static func search(_ path: String, maximumBytes: Int = 8 << 20) -> PACSRequest {
        PACSRequest(
            path: path,
            headers: ["Accept: application/dicom+json"],
            destination: .memory(maximumBytes: maximumBytes),
            timeoutSeconds: 600
        )
    }

    /// An instance, as it is stored, to a file.
    static func retrieval(_ path: String, name: String, folder: String) -> PACSRequest {
        PACSRequest(
            path: path,
            headers: [#"Accept: multipart/related; type="application/dicom"; transfer-syntax=*"#],
            destination: .file(name: name, folder: folder),
            timeoutSeconds: 3600
        )
    }
}

/// An answer of a PACS.
struct PACSAnswer: Sendable {
    let head: AnswerHead

    /// The body, if it was to be kept in memory.
    let body: [UInt8]

    /// How large the file is that was written.
    let storedBytes: Int
}
