extension PACSConnection {
    /// A list as far as the server gave it.
    struct Listing<Item> {
        var items: [Item] = []
        var isComplete = true
    }

    /// The studies of a question.
    func studies(
        _ question: PullQuestion,
        _ filter: PullFilter
    ) async throws -> Listing<DICOMJSONObject> {
        try await list(.studyInstanceUID, announced: nil) {
            QIDOPath.studies(question, filter: filter, page: $0)
        }
    }

    /// The series of a study, all of them.
    func series(of study: UniqueIdentifier, announced: Int?) async throws -> Listing<FoundSeries> {
        let listing = try await list(.seriesInstanceUID, announced: announced) { QIDOPath.series(of: study, page: $0) }
        let series = listing.items.compactMap { object in
            object.identifier(.seriesInstanceUID).map { identifier in
                FoundSeries(
                    study: study,
                    identifier: identifier,
                    modality: object.text(.modality) ?? "",
                    description: object.text(.seriesDescription),
                    announcedInstances: object.integer(.numberOfSeriesRelatedInstances).flatMap { $0 >= 0 ? $0 : nil }
                )
            }
        }
        return Listing(items: series, isComplete: listing.isComplete)
    }

    /// The instances of a series.
    ///
    /// Where the server cuts its lists off, their metadata name all of them (PS3.18, section 10.4.1.1.2).
    func instances(of series: FoundSeries) async throws -> Listing<UniqueIdentifier> {
        let listing = try await list(.sopInstanceUID, announced: series.announcedInstances) {
            QIDOPath.instances(of: series, page: $0)
        }
        let known = listing.items.compactMap { $0.identifier(.sopInstanceUID) }
        guard !listing.isComplete else { return Listing(items: known) }
        guard let all = try await metadata(of: series), all.count >= known.count else {
            return Listing(items: known, isComplete: false)
        }
        return Listing(items: all, isComplete: series.announcedInstances.map { all.count >= $0 } ?? true)
    }

    /// `nil` if the server does not give them, or gives more than is read.
    private func metadata(of series: FoundSeries) async throws -> [UniqueIdentifier]? {
        do {
            let objects = try await objects(.search(QIDOPath.metadata(of: series), maximumBytes: 32 << 20))
            var seen: Set<UniqueIdentifier> = []
            return objects.compactMap { $0.identifier(.sopInstanceUID) }.filter { seen.insert($0).inserted }
        } catch let error as PACSError where !error.concernsAll {
            return nil
        }
    }

    /// Asks page by page; what has no valid UID is passed over, and makes the list incomplete.
    private func list(
        _ tag: DICOMJSONTag,
        announced: Int?,
        path: (QIDOPath.Page) -> String
    ) async throws -> Listing<DICOMJSONObject> {
        var paging = QIDOPaging(limit: pageSize, announced: announced)
        var listing = Listing<DICOMJSONObject>()
        while let page = paging.next {
            let all = try await objects(.search(path(page)))
            let objects = all.filter { $0.identifier(tag) != nil }
            if objects.count < all.count { listing.isComplete = false }
            for position in paging.take(objects.compactMap { $0.identifier(tag) }) {
                listing.items.append(objects[position])
            }
        }
        listing.isComplete = listing.isComplete && paging.isComplete
        return listing
    }
}
