import CanonicalEncoding

/// What is signed when JSON is signed: the context in UTF-8, a zero byte, the canonical bytes.
///
/// The context names the kind of message, so that a signature over one kind can never pass for another. No context
/// contains a zero byte, which makes the division unambiguous.
enum SignedMessage {
    static func bytes(_ json: JSONValue, context: String) -> [UInt8] {
        precondition(!context.utf8.contains(0), "a signature context is a constant of ours and has no zero byte")
        return Array(context.utf8) + [0] + json.canonicalBytes
    }
}
