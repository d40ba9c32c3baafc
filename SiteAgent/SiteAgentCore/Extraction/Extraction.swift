import CanonicalEncoding
public import DICOM
public import Study

/// Brings the database's feature rows of a study up to date with a cohort table.
///
/// A case is one lesion and series. Files are hashed, and only a case whose files or settings changed is extracted. A
/// bad case becomes a named exclusion. As many cases are in flight as there are workers, and each result is on the disk
/// before the next is handed out, so that an extraction that is killed goes on where it was.
public struct Extraction: Sendable {
    private let study: StudyDocument
    private let table: CohortTable
    private let recipes: [SeriesRecipe]
    private let store: SiteStore
    private let pseudonyms: Pseudonyms
    private let workers: Int
    private let images: LocalImages

    /// Prepares an extraction with so many workers; DICOM files need a reader.
    public init(
        study: StudyDocument,
        table: CohortTable,
        store: SiteStore,
        pseudonyms: Pseudonyms,
        workers: Int,
        reader: DICOMReader? = nil
    ) throws {
        images = LocalImages(reader: reader)
        self.study = study
        self.table = table
        self.store = store
        self.pseudonyms = pseudonyms
        self.workers = max(1, workers)
        recipes = try study.series.map { try SeriesRecipe(of: $0, in: study) }
    }

    /// Rows of the table that the study does not use, as warnings.
    public var unusedRows: [CohortProblem] {
        let names = study.series.map(\.name)
        let fitted = Set(study.series.filter { $0.fit != nil }.map(\.name))
        var problems: [CohortProblem] = []
        for lesion in table.lesions {
            for (series, row) in lesion.cases where !names.contains(series) || fitted.contains(series) {
                problems.append(
                    CohortProblem(
                        .warning,
                        line: row.line,
                        column: "series",
                        fitted.contains(series)
                            ? "is a map that the study fits itself; the row is not used"
                            : "is not a series of this study; the row is not used",
                        fix: "the study's series are \(names.filter { !fitted.contains($0) }.joined(separator: ", "))"
                    )
                )
            }
        }
        return problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }

    /// Extracts what changed, assembles the study's cohort and stores it; `onProgress` is told after each case.
    ///
    /// Throws without changing a stored cohort if the study's cohort is frozen and the table or a file differs from it.
    public func run(onProgress: (ExtractionProgress) -> Void) async throws -> ExtractionSummary {
        guard table.isUsable else { throw SiteError.unusableTable(table.problems) }
        guard try store.read({ try $0.cohort(of: study.digest) })?.frozen == nil else {
            return try verifyFrozen(onProgress: onProgress)
        }
        let progress = try await extract(inputs(), onProgress: onProgress)
        var assembly = CohortAssembly(study: study, table: table, recipes: recipes, pseudonyms: pseudonyms)
        return try store.transaction { transaction in
            // The running agent may have sent its first sums meanwhile.
            guard try transaction.cohort(of: study.digest)?.frozen == nil else { throw SiteError.frozenCohort(study) }
            try assembly.assemble(in: transaction)
            assembly.summary.extracted = progress.extracted
            assembly.summary.reused = progress.reused
            try transaction.replaceCohort(
                of: study.digest,
                with: assembly.rows,
                fingerprint: assembly.fingerprint,
                flow: assembly.summary
            )
            return assembly.summary
        }
    }

    private func inputs() -> [CaseInput] {
        table.lesions.flatMap { lesion in
            let pseudonym = pseudonyms.lesion(lesion.lesion, of: lesion.patient)
            return recipes.map { CaseInput(lesion, named: pseudonym, recipe: $0) }
        }
    }

    private func extract(
        _ inputs: [CaseInput],
        onProgress: (ExtractionProgress) -> Void
    ) async throws -> ExtractionProgress {
        var progress = ExtractionProgress(total: inputs.count)
        var remaining = inputs.makeIterator()
        let verdicts = ReaderVerdicts(try store.rejectedCases())
        try await withThrowingTaskGroup(of: CaseResult.self) { group in
            func handOut() throws {
                guard let input = remaining.next() else { return }
                let known = try known(input)
                group.addTask { [images] in
                    CaseResult(input, images: images, known: known, verdicts: verdicts)
                }
            }
            for _ in 0..<workers { try handOut() }
            while let result = try await group.next() {
                if !result.isReused { try store.transaction { try $0.save(result.stored) } }
                progress.count(result)
                onProgress(progress)
                try Task.checkCancellation()
                try handOut()
            }
        }
        return progress
    }

    private func known(_ input: CaseInput) throws -> StoredCase? {
        try store.read {
            try $0.storedCase(recipe: input.recipe.digest, lesion: input.lesion, series: input.recipe.series)
        }
    }

    /// Compares the table and the files with the frozen cohort, and changes nothing.
    private func verifyFrozen(onProgress: (ExtractionProgress) -> Void) throws -> ExtractionSummary {
        var progress = ExtractionProgress(total: table.lesions.count * recipes.count)
        var assembly = CohortAssembly(study: study, table: table, recipes: recipes, pseudonyms: pseudonyms)
        for input in inputs() {
            assembly.note(input.recipe.series, of: input.lesion, content: try? CaseContent(of: input).digest)
            progress.reused += 1
            onProgress(progress)
        }
        let frozen = try store.read { try $0.cohort(of: study.digest) }
        guard let frozen, frozen.fingerprint == assembly.fingerprint else { throw SiteError.frozenCohort(study) }
        var summary = frozen.flow
        summary.extracted = 0
        summary.reused = progress.reused - summary.excludedCaseCount
        return summary
    }
}

extension ExtractionProgress {
    fileprivate mutating func count(_ result: CaseResult) {
        switch result.stored.outcome {
        case .excluded: excluded += 1
        case .features:
            if result.isReused { reused += 1 } else { extracted += 1 }
        }
    }
}

extension SiteError {
    static func unusableTable(_ problems: [CohortProblem]) -> SiteError {
        let errors = problems.filter { $0.severity == .error }
        let shown = errors.prefix(20).map { "  \($0)" }.joined(separator: "\n")
        let more = errors.count > 20 ? "\n  and \(errors.count - 20) more" : ""
        return SiteError(
            .badInput,
            "The cohort table has \(errors.count == 1 ? "a problem" : "\(errors.count) problems"):\n\(shown)\(more)",
            remedy: "Correct the table and extract again; nothing was changed."
        )
    }

    static func frozenCohort(_ study: StudyDocument) -> SiteError {
        SiteError(
            .refused,
            "The cohort of \(study.name) version \(study.version) is frozen: sums over it have left this site, and "
                + "sums over a changed cohort would tell the difference. The table, a score or a file is no longer "
                + "what it was then.",
            remedy: "Restore them to go on; a changed cohort needs a new version of the study. Nothing was changed."
        )
    }
}
