import CanonicalEncoding
import Hummingbird
import Rounds

extension ContributionEnvelope {
    /// Reads the envelope from its header: the base64 of its canonical JSON.
    init(headers: HTTPFields) throws(Refusal) {
        let fields = headers.filter { $0.name.canonicalName == "intramural-envelope" }
        guard fields.count == 1, let text = fields.first?.value else {
            throw Refusal(.malformedBody, "there must be one header Intramural-Envelope")
        }
        guard text.utf8.count <= MessageLimits.envelopeHeader, let bytes = Base64.decode(text) else {
            throw Refusal(
                .malformedBody,
                "the header Intramural-Envelope must be base64 of at most \(MessageLimits.envelopeHeader) characters"
            )
        }
        do {
            try self.init(json: JSONValue(canonical: bytes))
        } catch {
            throw Refusal(.malformedBody, "the envelope cannot be read: \(error)")
        }
    }
}
