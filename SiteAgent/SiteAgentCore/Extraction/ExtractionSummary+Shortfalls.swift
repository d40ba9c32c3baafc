public import Study

extension ExtractionSummary {
    /// Why the lesions that were found would not be let into a round, in plain words; nothing if they would.
    public func shortfalls(of study: StudyDocument, under policy: SitePolicy) -> [String] {
        ParticipationRefusal.shortfalls(rows: includedLesions, high: highLesions, of: study, under: policy)
            .map(\.description)
    }
}
