/// Finds the series of a list of patients in a PACS and retrieves them.
///
/// Safe to run again: what is there already is not retrieved, and nothing half done is ever taken for whole.
public struct StudyPull: Sendable {
    private let connection: PACSConnection
    private let filter: PullFilter

    /// How many images in a row may be unavailable before the PACS is taken for down.
    private static let outagesInARow = 3

    /// Prepares a pull; nothing is asked yet.
    public init(_ connection: PACSConnection, filter: PullFilter) {
        self.connection = connection
        self.filter = filter
    }
}

// MARK: - Finding

extension StudyPull {
    /// Asks for every patient or study of a list; `onProgress` hears how many have been asked for.
    public func find(
        _ questions: [PullQuestion],
        onProgress: (Int) -> Void = { _ in }
    ) async throws -> FoundSeriesList {
        var found = FoundSeriesList()
        var seen: Set<UniqueIdentifier> = []
        for question in questions {
            let series = try await wanted(question, &found)
            if series.isEmpty { found.linesNotFound.append(question.line) }
            found.series += series.filter { seen.insert($0.identifier).inserted }
            found.asked += 1
            onProgress(found.asked)
        }
        return found
    }

    private func wanted(_ question: PullQuestion, _ found: inout FoundSeriesList) async throws -> [FoundSeries] {
        let studies = try await connection.studies(question, filter)
        if !studies.isComplete { found.incompleteLists += 1 }
        var wanted: [FoundSeries] = []
        for study in studies.items {
            guard let identifier = study.identifier(.studyInstanceUID) else { continue }
            // A server that does not know a filter leaves it out, and answers with everybody's studies.
            guard isAnswer(study, to: question) else {
                found.unaskedStudies += 1
                continue
            }
            let series = try await connection.series(
                of: identifier,
                announced: study.integer(.numberOfStudyRelatedSeries).flatMap { $0 >= 0 ? $0 : nil }
            )
            if !series.isComplete { found.incompleteLists += 1 }
            wanted += series.items.filter(filter.admits)
        }
        return wanted
    }

    private func isAnswer(_ study: DICOMJSONObject, to question: PullQuestion) -> Bool {
        if let dates = filter.dates, dates.dicomRange != nil, let date = study.text(.studyDate), !dates.contains(date) {
            return false
        }
        switch question.key {
        case .patient(let asked): return study.text(.patientID) == asked
        case .study(let asked): return study.identifier(.studyInstanceUID) == asked
        }
    }
}

// MARK: - Retrieving

extension StudyPull {
    /// Retrieves all images of the series that were found, but for those that are there.
    ///
    /// `onProgress` hears how many images are done and how many there are, as far as is known. Ends with
    /// ``PullInterruption`` when going on makes no sense.
    public func retrieve(
        _ found: FoundSeriesList,
        into folder: PullFolder,
        onProgress: (Int, Int) -> Void = { _, _ in }
    ) async throws -> PullSummary {
        var run = PullRun(found)
        do {
            for series in found.series { try await retrieve(series, into: folder, &run, onProgress) }
        } catch let error as PACSError {
            throw PullInterruption(error: error, summary: run.summary)
        }
        return run.summary
    }

    private func retrieve(
        _ series: FoundSeries,
        into folder: PullFolder,
        _ run: inout PullRun,
        _ onProgress: (Int, Int) -> Void
    ) async throws {
        let listing = try await connection.instances(of: series)
        run.begin(series, instances: listing.items.count, isComplete: listing.isComplete)
        let target = try folder.prepare(series.identifier)
        defer { folder.synchronise(target) }
        for instance in listing.items {
            if PullFolder.holds(instance, in: target) {
                run.skip()
            } else {
                do {
                    run.keep(try await connection.retrieve(instance, of: series, into: target))
                } catch let error as PACSError where !error.concernsAll {
                    run.fail(error)
                    if run.outagesInARow >= Self.outagesInARow { throw error }
                }
            }
            onProgress(run.done, run.total)
        }
    }
}
