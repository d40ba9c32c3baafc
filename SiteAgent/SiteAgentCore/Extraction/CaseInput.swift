import CanonicalEncoding
import DICOM
import Foundation

/// The files of one lesion and series, and what is made of them.
struct CaseInput: Sendable {
    /// An image with the mask that was drawn on it.
    struct Source: Sendable {
        let series: String
        let image: URL
        let mask: URL
        let label: LabelChoice?
    }

    let recipe: SeriesRecipe
    let lesion: SHA256Digest

    /// One for a series of its own; one for each b-value, rising, for a fit; none if one of them is absent.
    let sources: [Source]

    /// Why there are no sources.
    let absence: Exclusion?

    /// Collects the files of a lesion.
    init(_ lesion: CohortLesion, named pseudonym: SHA256Digest, recipe: SeriesRecipe) {
        self.recipe = recipe
        self.lesion = pseudonym
        let names =
            switch recipe.source {
            case .row: [recipe.series]
            case .fit(let series, _, _): series
            }
        let absences = names.filter { lesion.cases[$0] == nil }.map { name in
            lesion.exclusions[name] ?? Exclusion(.missingSeries, "the cohort table has no row for \(name)")
        }
        absence = absences.first
        sources =
            absences.isEmpty
            ? names.compactMap { name in
                lesion.cases[name].map { Source(series: name, image: $0.image, mask: $0.mask, label: $0.label) }
            }
            : []
    }
}
