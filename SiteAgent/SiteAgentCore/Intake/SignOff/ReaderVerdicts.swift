import CanonicalEncoding

/// The cases that readers rejected, for asking while cases are extracted.
struct ReaderVerdicts: Sendable {
    private struct Key: Hashable {
        let lesion: SHA256Digest
        let series: String
        let content: SHA256Digest
    }

    private let rejected: Set<Key>

    init(_ rejected: [RejectedCase] = []) {
        self.rejected = Set(rejected.map { Key(lesion: $0.lesion, series: $0.series, content: $0.content) })
    }

    /// The first series of a case, its own or one that it is fitted from, whose files a reader rejected as they are.
    func rejectedSeries(of input: CaseInput, content: CaseContent) -> String? {
        guard !rejected.isEmpty else { return nil }
        for (position, source) in input.sources.enumerated() {
            let content = CaseFingerprint.content(
                image: content.images[position],
                mask: content.masks[position],
                label: source.label
            )
            if rejected.contains(Key(lesion: input.lesion, series: source.series, content: content)) {
                return source.series
            }
        }
        return nil
    }
}
