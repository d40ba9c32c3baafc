import CanonicalEncoding

/// Records sign-offs and says whether they still fit.
public struct SignOffDesk: Sendable {
    /// A sign-off beside the files as they are now.
    public struct Standing: Sendable, Hashable {
        /// The sign-off.
        public let signOff: SignOff

        /// How many cases are new or have other files than then, and how many are gone; `nil` if it was not asked.
        public let changed: Int?

        /// Whether it fits the files; `nil` if it was not asked.
        public var fits: Bool? { changed.map { $0 == 0 } }
    }

    private let store: SiteStore
    private let pseudonyms: Pseudonyms

    /// Opens the desk over a site's store.
    public init(store: SiteStore, pseudonyms: Pseudonyms) {
        self.store = store
        self.pseudonyms = pseudonyms
    }

    /// Records what a reader says of a preview, if its pages show the files as they are.
    ///
    /// `code` is the one at the foot of the pages; whoever gives it is sure to have looked at these.
    public func record(
        _ content: CohortContent,
        shownIn preview: PreviewRecord,
        reader: String,
        code: String? = nil,
        rejections: [String] = [],
        note: String? = nil,
        time: Int
    ) throws -> SignOff {
        let reader = try Self.line(reader, "reader's name", limit: 200)
        let note = try note.map { try Self.line($0, "note", limit: 4000) }
        guard content.digest == preview.content else { throw SiteError.changedSincePreview }
        if let code, code.uppercased() != content.code { throw SiteError.otherCode }
        let reasons = try RejectionText(content.cases).reasons(rejections)
        let signOff = SignOff(
            time: time,
            reader: reader,
            note: note,
            content: content.digest,
            pages: preview.pages,
            caseCount: content.caseCount,
            rejectedCount: reasons.count
        )
        let signed = signedCases(content, reasons)
        try store.transaction { try $0.save(signOff, signed) }
        return signOff
    }

    private func signedCases(_ content: CohortContent, _ reasons: [Int: String] = [:]) -> [SignedCase] {
        content.cases.enumerated().map { position, item in
            SignedCase(
                lesion: pseudonyms.lesion(item.lesion, of: item.patient),
                series: item.series,
                content: item.content,
                rejection: reasons[position]
            )
        }
    }

    /// A reader's reasons for rejecting cases whose files are still those, by the cases' positions.
    func rejections(among content: CohortContent) throws -> [Int: String] {
        let verdicts = ReaderVerdicts(try store.rejectedCases())
        var reasons: [Int: String] = [:]
        for (position, item) in signedCases(content).enumerated() {
            reasons[position] = verdicts.rejection(of: item.lesion, series: item.series, content: item.content)
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

    // MARK: Standing

    /// All sign-offs, the newest first, compared with the files as they are if `content` is given.
    public func standings(against content: CohortContent? = nil) throws -> [Standing] {
        let current = content.map { signedCases($0) }
        return try store.read { transaction in
            try transaction.signOffs().map { position, signOff in
                guard let current, content?.digest != signOff.content else {
                    return Standing(signOff: signOff, changed: current == nil ? nil : 0)
                }
                let signed = try transaction.signedCases(of: position)
                return Standing(signOff: signOff, changed: Self.changes(from: signed, to: current))
            }
        }
    }

    /// Cases that are new, gone or changed; at least one, since the digests differ.
    private static func changes(from signed: [SignedCase], to current: [SignedCase]) -> Int {
        func contents(_ cases: [SignedCase]) -> [[String]: SHA256Digest] {
            Dictionary(cases.map { ([$0.lesion.hex, $0.series], $0.content) }) { first, _ in first }
        }
        let (before, now) = (contents(signed), contents(current))
        let changed = now.count { before[$0.key] != $0.value }
        let gone = before.keys.count { now[$0] == nil }
        return max(changed + gone, 1)
    }
}

extension SiteStore {
    /// The cases that a reader rejected and that no later sign-off of the same files accepted.
    public func rejectedCases() throws -> [RejectedCase] {
        try read { try $0.rejectedCases() }
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
