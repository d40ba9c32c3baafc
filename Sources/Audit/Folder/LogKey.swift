import TransparencyLog

/// The key that a log's checkpoint is verified with: the one the auditor trusts, and the one in the folder.
struct LogKey {
    static let path = "key"

    let verifier: NoteVerifier?
    let findings: [Finding]

    /// Reads the folder's key and compares it with the trusted one, if there is one.
    init(in folder: some LogFolder, trusted text: String?) {
        var findings: [Finding] = []
        var found: NoteVerifier?
        do {
            found = try Self.read(folder)
        } catch {
            findings.append(Finding(.error, at: Self.path, "\(error)"))
        }
        guard let text else {
            if found != nil {
                findings.append(
                    Finding(
                        .warning,
                        at: Self.path,
                        "the key was taken from the log itself; whoever made the copy could have replaced both. "
                            + "Give the key that you were told by other means with --key"
                    )
                )
            }
            (verifier, self.findings) = (found, findings)
            return
        }
        do {
            let trusted = try NoteVerifier(text: text)
            if let found, found != trusted {
                findings.append(Finding(.error, at: Self.path, "is \(found.text), not the key that you trust"))
            }
            verifier = trusted
        } catch {
            findings.append(Finding(.error, at: "--key", error.reason))
            verifier = nil
        }
        self.findings = findings
    }

    /// One line; the last newline may be missing.
    private static func read(_ folder: some LogFolder) throws -> NoteVerifier {
        guard var bytes = try folder.read(path) else { throw LogError(place: path, reason: "is missing") }
        if bytes.last == 0x0A { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LogError(place: path, reason: "is not valid UTF-8")
        }
        return try NoteVerifier(text: text)
    }
}
