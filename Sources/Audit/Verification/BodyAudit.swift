import CanonicalEncoding
import Rounds
import Study
import TransparencyLog

/// Checks that every body that entries name is there, has its name's SHA-256 and the length that an envelope says.
struct BodyAudit<Folder: LogFolder> {
    let folder: Folder
    private(set) var findings: [Finding] = []

    /// The studies among the bodies.
    private(set) var studies: [SHA256Digest: StudyDocument] = [:]

    /// The bodies named so far, with their lengths; `nil` for one that is missing or wrong.
    private(set) var lengths: [SHA256Digest: Int?] = [:]

    init(_ folder: Folder) {
        self.folder = folder
    }

    /// Checks the bodies of an entry.
    mutating func check(_ entry: LogEntry, at place: String) {
        for digest in entry.event.bodies {
            if lengths[digest] == nil { lengths[digest] = .some(read(digest, namedBy: place, entry.event)) }
            if case .contributionAccepted(let envelope) = entry.event, let length = lengths[digest].flatMap(\.self),
                envelope.length != length
            {
                findings.append(
                    Finding(.error, at: place, "says that its body has \(envelope.length) bytes; it has \(length)")
                )
            }
        }
    }

    private mutating func read(_ digest: SHA256Digest, namedBy place: String, _ event: LogEvent) -> Int? {
        let path = BodyPath.path(of: digest)
        do {
            guard let bytes = try folder.read(path) else {
                findings.append(Finding(.error, at: path, "is missing; \(place) names it"))
                return nil
            }
            guard SHA256Digest(hashing: bytes) == digest else {
                let what = "has another SHA-256 than its name and than \(place) says: its bytes were changed"
                findings.append(Finding(.error, at: path, what))
                return nil
            }
            if case .studyPublished(digest, _, _) = event {
                studies[digest] = try StudyDocument(json: JSONValue(canonical: bytes))
            }
            return bytes.count
        } catch {
            findings.append(Finding(.error, at: path, "cannot be read: \(error)"))
            return nil
        }
    }
}
