import CanonicalEncoding
import FederatedAnalysis

/// A state with its canonical bytes and their digest, each made once: a round needs them three times over.
struct EncodedState: Sendable {
    let value: AnalysisState
    let bytes: [UInt8]
    let digest: SHA256Digest

    init(_ value: AnalysisState) {
        self.value = value
        bytes = value.json.canonicalBytes
        digest = SHA256Digest(hashing: bytes)
    }
}
