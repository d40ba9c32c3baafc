public import DICOM

/// Extracts the features of many cases, several at once.
///
/// Results come in the order of the cases, and with the same bits however many are worked on at once.
public struct FeatureBatch: Sendable {
    private let table: CaseTable
    private let extractor: CaseExtractor
    private let workers: Int

    /// Prepares a batch; settings that cannot be used throw, and DICOM files need a reader.
    public init(
        _ table: CaseTable,
        settings: ExtractionSettings,
        workers: Int,
        reader: DICOMReader? = nil
    ) throws {
        self.table = table
        extractor = try CaseExtractor(settings, reader: reader)
        self.workers = max(1, workers)
    }

    /// Hands each case's result to `receive` in the table's order; `onProgress` is told how many are done.
    ///
    /// No more cases are in memory than are worked on, and results that wait for an earlier one.
    public func run(
        onProgress: (Int) -> Void,
        receive: (CaseTable.Case, CaseFeatures) throws -> Void
    ) async throws {
        var waiting: [Int: CaseFeatures] = [:]
        var next = 0
        var done = 0
        try await withThrowingTaskGroup(of: (Int, CaseFeatures).self) { group in
            var remaining = table.cases.indices.makeIterator()
            func handOut() {
                guard let index = remaining.next() else { return }
                let (item, extractor) = (table.cases[index], extractor)
                group.addTask { (index, extractor.features(of: item)) }
            }
            for _ in 0..<workers { handOut() }
            while let (index, features) = try await group.next() {
                waiting[index] = features
                while let ready = waiting.removeValue(forKey: next) {
                    try receive(table.cases[next], ready)
                    next += 1
                }
                done += 1
                onProgress(done)
                try Task.checkCancellation()
                handOut()
            }
        }
    }

    /// What comes of the first case; `nil` if there is none.
    public func first() async throws -> CaseFeatures? {
        var first: CaseFeatures?
        try await run(onProgress: { _ in }, receive: { first = first ?? $1 })
        return first
    }
}
