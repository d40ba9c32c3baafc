import CanonicalEncoding
import FederatedAnalysis
import Study

/// Puts the rows of a study's cohort together from the stored cases.
///
/// Rows stand in the order of the lesions' pseudonyms; patients are numbered in that order. The result of an analysis
/// depends on neither, since rows are only ever summed.
struct CohortAssembly {
    private let study: StudyDocument
    private let recipes: [String: SeriesRecipe]
    private let signatures: [SignaturePlan]
    private let lesions: [ListedLesion]
    private var contents: [String] = []

    private(set) var rows: [LocalRow] = []
    var summary = ExtractionSummary()

    private struct ListedLesion {
        let pseudonym: SHA256Digest
        let patient: SHA256Digest
        let score: Double?
    }

    init(study: StudyDocument, table: CohortTable, recipes: [SeriesRecipe], pseudonyms: Pseudonyms) {
        self.study = study
        self.recipes = Dictionary(uniqueKeysWithValues: recipes.map { ($0.series, $0) })
        signatures = AnalysisPlan(study: study).signatures
        lesions = table.lesions.map {
            ListedLesion(
                pseudonym: pseudonyms.lesion($0.lesion, of: $0.patient),
                patient: pseudonyms.patient($0.patient),
                score: $0.score
            )
        }.sorted { $0.pseudonym < $1.pseudonym }
        contents = lesions.map { "\($0.pseudonym.hex) \($0.patient.hex) \($0.score?.decimalString ?? "-")" }
    }

    /// Remembers what a case's files hold.
    mutating func note(_ series: String, of lesion: SHA256Digest, content: SHA256Digest?) {
        contents.append("\(lesion.hex) \(series) \(content?.hex ?? "-")")
    }

    /// What the cohort is made of: lesions, patients, scores, files and recipes.
    var fingerprint: SHA256Digest {
        let recipes = recipes.values.map { "\($0.series) \($0.digest.hex)" }
        let lines = (contents + recipes).sorted().joined(separator: "\n")
        return SHA256Digest(hashing: Array(lines.utf8))
    }

    /// Builds the rows.
    mutating func assemble(in transaction: StoreTransaction) throws {
        summary.lesions = lesions.count
        summary.patients = Set(lesions.map(\.patient)).count
        var drafts: [(lesion: ListedLesion, isHigh: Bool, values: [[Double]?])] = []
        var images: [SHA256Digest: PatientImages] = [:]
        var owners: [SHA256Digest: SHA256Digest] = [:]
        for lesion in lesions {
            let cases = try storedCases(of: lesion, in: transaction)
            // One image under two patients would put one person into two folds; the first name in order keeps it.
            let isShared = cases.values.flatMap(\.images).contains { image in
                owners[image, default: lesion.patient] != lesion.patient
            }
            guard !isShared else {
                summary.excludedLesions[.duplicatePatient, default: 0] += 1
                continue
            }
            for image in cases.values.flatMap(\.images) { owners[image] = lesion.patient }
            images[lesion.patient, default: PatientImages()].add(cases, primary: study.primarySeries.name)
            guard let score = lesion.score else {
                summary.excludedLesions[.missingScore, default: 0] += 1
                continue
            }
            let values = try signatures.map { try Self.values(of: $0, in: cases[$0.series]) }
            guard values.contains(where: { $0 != nil }) else {
                summary.excludedLesions[.noUsableSeries, default: 0] += 1
                continue
            }
            drafts.append((lesion, study.outcome.isHigh(score: score), values))
        }
        number(drafts, images: images)
    }

    private mutating func storedCases(
        of lesion: ListedLesion,
        in transaction: StoreTransaction
    ) throws -> [String: StoredCase] {
        var cases: [String: StoredCase] = [:]
        for recipe in recipes.values {
            summary.cases += 1
            let stored = try transaction.storedCase(
                recipe: recipe.digest,
                lesion: lesion.pseudonym,
                series: recipe.series
            )
            note(recipe.series, of: lesion.pseudonym, content: stored?.content)
            guard let stored else { throw SiteError.damagedStore("cases") }
            if case .excluded(let reason, _) = stored.outcome { summary.exclude(series: recipe.series, reason) }
            for warning in stored.warnings { summary.warn(series: recipe.series, warning) }
            cases[recipe.series] = stored
        }
        return cases
    }

    private static func values(of signature: SignaturePlan, in stored: StoredCase?) throws -> [Double]? {
        guard case .features(let features) = stored?.outcome else { return nil }
        return try signature.features.map { tag in
            guard let value = features[tag] else { throw SiteError.damagedStore("cases.features") }
            return value
        }
    }

    private mutating func number(
        _ drafts: [(lesion: ListedLesion, isHigh: Bool, values: [[Double]?])],
        images: [SHA256Digest: PatientImages]
    ) {
        var numbers: [SHA256Digest: Int] = [:]
        for draft in drafts {
            let patient = numbers[draft.lesion.patient] ?? numbers.count
            numbers[draft.lesion.patient] = patient
            rows.append(
                LocalRow(
                    patient: patient,
                    isHigh: draft.isHigh,
                    shuffleKey: images[draft.lesion.patient, default: PatientImages()].shuffleKey,
                    values: draft.values
                )
            )
        }
        summary.includedLesions = rows.count
        summary.includedPatients = numbers.count
        summary.highLesions = rows.count(where: \.isHigh)
    }
}
