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

        /// The day of the examination, where the table has it.
        var imageDate: String?
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
        let sources = names.compactMap { name in
            lesion.cases[name].map {
                Source(series: name, image: $0.image, mask: $0.mask, label: $0.label, imageDate: $0.imageDate)
            }
        }
        let absence = absences.first ?? Self.disagreement(sources)
        self.absence = absence
        self.sources = absence == nil ? sources : []
    }

    /// Why images cannot be fitted together; `nil` if they can.
    private static func disagreement(_ sources: [Source]) -> Exclusion? {
        let dates = Set(sources.compactMap(\.imageDate)).sorted()
        guard dates.count > 1 else { return nil }
        return Exclusion(
            .inconsistentSeries,
            "the images to fit are of several days: \(dates.joined(separator: ", "))"
        )
    }
}
