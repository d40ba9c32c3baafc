import CanonicalEncoding

/// The cases that readers rejected, for asking while cases are shown or extracted.
struct ReaderVerdicts: Sendable {
    private struct Key: Hashable {
        let lesion: SHA256Digest
        let series: String
        let content: SHA256Digest
    }

    private let reasons: [Key: String]

    init(_ rejected: [RejectedCase] = []) {
        reasons = Dictionary(
            rejected.map { (Key(lesion: $0.lesion, series: $0.series, content: $0.content), $0.reason) }
        ) { first, _ in first }
    }

    /// A reader's reason for rejecting a case with these files; `nil` if none did.
    func rejection(of lesion: SHA256Digest, series: String, content: SHA256Digest) -> String? {
        reasons[Key(lesion: lesion, series: series, content: content)]
    }

    /// The first series of a case, its own or one that it is fitted from, whose files a reader rejected as they are.
    func rejectedSeries(of input: CaseInput, content: CaseContent) -> String? {
        guard !reasons.isEmpty else { return nil }
        for (position, source) in input.sources.enumerated() {
            let content = CaseFingerprint.content(
                image: content.images[position],
                mask: content.masks[position],
                label: source.label
            )
            if rejection(of: input.lesion, series: source.series, content: content) != nil { return source.series }
        }
        return nil
    }
}
