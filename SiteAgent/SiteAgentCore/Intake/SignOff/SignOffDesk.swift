import CanonicalEncoding

/// Records sign-offs and says whether they still fit.
public struct SignOffDesk: Sendable {
    let store: SiteStore
    private let pseudonyms: Pseudonyms

    /// Opens the desk over a site's store.
    public init(store: SiteStore, pseudonyms: Pseudonyms) {
        self.store = store
        self.pseudonyms = pseudonyms
    }

    /// Records what a reader says of a preview, if its pages show the files as they are.
    ///
    /// What an earlier sign-off rejected and `acceptances` do not name stays rejected, with the earlier reason. `code`
    /// is the one at the foot of the pages; whoever gives it is sure to have looked at these.
    public func record(
        _ content: CohortContent,
        shownIn preview: PreviewRecord,
        reader: String,
        code: String? = nil,
        rejections: [String] = [],
        acceptances: [String] = [],
        note: String? = nil,
        time: Int
    ) throws -> RecordedSignOff {
        let reader = try Self.line(reader, "reader's name", limit: 200)
        let note = try note.map { try Self.line($0, "note", limit: 4000) }
        guard content.digest == preview.content else { throw SiteError.changedSincePreview }
        if let code, code.uppercased() != content.code { throw SiteError.otherCode }
        let texts = VerdictTexts(content.cases)
        let rejected = try texts.reasons(rejections)
        let cases = signedCases(content)
        return try store.transaction { transaction in
            let earlier = Self.rejections(among: content, try transaction.rejectedCases())
            let accepted = try texts.accepted(acceptances, among: earlier, rejected: rejected)
            let verdict = CohortVerdict(earlier: earlier, rejected: rejected, accepted: accepted)
            let signOff = SignOff(
                time: time,
                reader: reader,
                note: note,
                content: content.digest,
                pages: preview.pages,
                caseCount: content.caseCount,
                rejectedCount: verdict.reasons.count
            )
            try transaction.save(signOff, cases, rejections: verdict.reasons)
            return RecordedSignOff(
                signOff: signOff,
                leftOut: content.leftOutCount,
                rejected: verdict.rejected,
                stillRejected: verdict.kept,
                lifted: verdict.lifted
            )
        }
    }

    /// The cases of a cohort under their pseudonyms, without a verdict.
    func signedCases(_ content: CohortContent) -> [SignedCase] {
        content.cases.map { item in
            SignedCase(
                lesion: pseudonyms.lesion(item.lesion, of: item.patient),
                series: item.series,
                content: item.content,
                rejection: nil
            )
        }
    }

    /// A reader's reasons for rejecting cases whose files are still those, by the cases' positions.
    func rejections(among content: CohortContent) throws -> [Int: String] {
        Self.rejections(among: content, try store.rejectedCases())
    }

    private static func rejections(among content: CohortContent, _ rejected: [RejectedCase]) -> [Int: String] {
        let verdicts = ReaderVerdicts(rejected)
        var reasons: [Int: String] = [:]
        // What has no files has nothing that a verdict could be on.
        for (position, item) in content.cases.enumerated() where item.image != nil && item.mask != nil {
            reasons[position] = verdicts.rejection(of: item.content)
        }
        return reasons
    }

    private static func line(_ text: String, _ name: String, limit: Int) throws -> String {
        let text = text.trimmed
        guard !text.isEmpty, text.utf8.count <= limit else {
            throw SiteError(
                .badInput,
                "The \(name) is \(text.isEmpty ? "empty" : "longer than \(limit) bytes").",
                remedy: "Nothing was recorded."
            )
        }
        return text
    }
}

extension SiteStore {
    /// The cases that a reader rejected and that no later sign-off accepted with the same files.
    public func rejectedCases() throws -> [RejectedCase] {
        try read { try $0.rejectedCases() }
    }

    /// Whether anybody has signed off a preview at this site, of whichever files.
    public func hasSignOffs() throws -> Bool {
        try read { try $0.hasSignOffs() }
    }
}

extension SiteError {
    static let changedSincePreview = SiteError(
        .refused,
        "The table or a file has changed since the preview was written: what is there now has not been seen.",
        remedy: "Run `site-agent intake preview` again and look at it. Nothing was recorded."
    )

    static let otherCode = SiteError(
        .refused,
        "The code is not that of the preview in this folder: the pages that were looked at show other files.",
        remedy: "Give the code at the foot of the pages, or look at the newest preview. Nothing was recorded."
    )
}
