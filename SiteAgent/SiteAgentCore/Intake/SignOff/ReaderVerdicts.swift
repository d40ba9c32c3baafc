import CanonicalEncoding

/// The cases that readers rejected, for asking while cases are shown or extracted.
///
/// A verdict is on files: whichever lesion or series they are called later, it counts.
struct ReaderVerdicts: Sendable {
    private let reasons: [SHA256Digest: String]

    init(_ rejected: [RejectedCase] = []) {
        reasons = Dictionary(rejected.map { ($0.content, $0.reason) }) { first, _ in first }
    }

    /// A reader's reason for rejecting these files; `nil` if none did.
    func rejection(of content: SHA256Digest) -> String? { reasons[content] }

    /// The first series of a case, its own or one that it is fitted from, whose files a reader rejected as they are.
    func rejectedSeries(of input: CaseInput, content: CaseContent) -> String? {
        guard !reasons.isEmpty else { return nil }
        for (position, source) in input.sources.enumerated() {
            let content = CaseFingerprint.content(
                image: content.images[position],
                mask: content.masks[position],
                label: source.label
            )
            if rejection(of: content) != nil { return source.series }
        }
        return nil
    }
}
