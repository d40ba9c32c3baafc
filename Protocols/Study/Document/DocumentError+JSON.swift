import CanonicalEncoding
import YAMLDocuments

extension DocumentError {
    /// The first problem, for a document that came as JSON.
    var jsonError: JSONError {
        guard let first = problems.first else { return JSONError(path: "", reason: "is not a study") }
        let reason = first.remedy.isEmpty ? first.reason : "\(first.reason); \(first.remedy)"
        return JSONError(path: first.key, reason: reason)
    }
}
