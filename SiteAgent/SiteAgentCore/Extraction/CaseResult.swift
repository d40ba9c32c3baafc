import CanonicalEncoding

/// What became of a case in one run, ready to be stored.
struct CaseResult: Sendable {
    let stored: StoredCase

    /// Whether the database had it already.
    let isReused: Bool

    /// Hashes the files and, unless the database has features or an exclusion of just these, extracts.
    init(_ input: CaseInput, images: LocalImages, known: StoredCase?) {
        let content: CaseContent
        do throws(Exclusion) {
            if let absence = input.absence { throw absence }
            content = try CaseContent(of: input)
        } catch {
            stored = StoredCase(input, content: nil, outcome: .excluded(error.reason, detail: error.detail))
            isReused = stored == known
            return
        }
        if let known, known.content == content.digest {
            stored = known
            isReused = true
        } else {
            let outcome = CaseExtraction(input: input, images: images).outcome(content: content)
            stored = StoredCase(input, content: content, outcome: outcome)
            isReused = false
        }
    }
}

extension StoredCase {
    init(_ input: CaseInput, content: CaseContent?, outcome: Outcome) {
        self.init(
            recipe: input.recipe.digest,
            lesion: input.lesion,
            series: input.recipe.series,
            content: content?.digest,
            images: content?.images ?? [],
            outcome: outcome
        )
    }
}
