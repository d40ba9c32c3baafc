import CanonicalEncoding

/// What became of a case in one run, ready to be stored.
struct CaseResult: Sendable {
    let stored: StoredCase

    /// Whether the database had it already.
    let isReused: Bool

    /// Hashes the files and, unless the database has features or an exclusion of just these, extracts.
    ///
    /// A case that a reader rejected is excluded whatever the database has, and extracted once it is accepted again.
    init(_ input: CaseInput, images: LocalImages, known: StoredCase?, verdicts: ReaderVerdicts) {
        let content: CaseContent
        do throws(Exclusion) {
            if let absence = input.absence { throw absence }
            content = try CaseContent(of: input)
        } catch {
            stored = StoredCase(input, content: nil, outcome: .excluded(error.reason, detail: error.detail))
            isReused = stored == known
            return
        }
        if let series = verdicts.rejectedSeries(of: input, content: content) {
            // The reader's own words stay in the sign-off: they may name anybody.
            let detail = "the sign-off rejects \(series) with these files"
            stored = StoredCase(input, content: content, outcome: .excluded(.rejectedByReader, detail: detail))
            isReused = stored == known
        } else if let known, known.content == content.digest, !known.isRejectedByReader {
            stored = known
            isReused = true
        } else {
            let (outcome, warnings) = CaseExtraction(input: input, images: images).outcome(content: content)
            stored = StoredCase(input, content: content, outcome: outcome, warnings: warnings)
            isReused = false
        }
    }
}

extension StoredCase {
    fileprivate var isRejectedByReader: Bool {
        if case .excluded(.rejectedByReader, _) = outcome { return true }
        return false
    }

    init(_ input: CaseInput, content: CaseContent?, outcome: Outcome, warnings: [String] = []) {
        self.init(
            recipe: input.recipe.digest,
            lesion: input.lesion,
            series: input.recipe.series,
            content: content?.digest,
            images: content?.images ?? [],
            outcome: outcome,
            warnings: warnings
        )
    }
}
