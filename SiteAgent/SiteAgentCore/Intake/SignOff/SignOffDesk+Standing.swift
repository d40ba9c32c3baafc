public import CanonicalEncoding

extension SignOffDesk {
    /// A sign-off beside the table and the files as they are now.
    public struct Standing: Sendable, Hashable {
        /// The sign-off.
        public let signOff: SignOff

        /// How many cases are new or have other files than then, and how many are gone; `nil` if it was not asked.
        public let changed: Int?

        /// How many of its cases nobody saw; `nil` unless it fits the files, which alone can tell.
        public let leftOut: Int?

        /// What it rejected, in the order of the table; `nil` if it was not asked.
        public let rejections: [RejectionStanding]?

        /// Whether it fits the files; `nil` if it was not asked.
        public var fits: Bool? { changed.map { $0 == 0 } }

        /// The sign-off and how it stands as canonical JSON.
        public var json: JSONValue {
            guard case .object(var members) = signOff.json else { return signOff.json }
            members["changed_cases"] = changed.map { .integer(Int64($0)) } ?? .null
            members["fits"] = fits.map { .boolean($0) } ?? .null
            members["left_out"] = leftOut.map { .integer(Int64($0)) } ?? .null
            members["rejected_cases"] = rejections.map { .array($0.map(\.json)) } ?? .null
            return .object(members)
        }
    }

    /// All sign-offs, the newest first, compared with the files as they are if `content` is given.
    public func standings(against content: CohortContent? = nil) throws -> [Standing] {
        let current = content.map { ($0, signedCases($0)) }
        return try store.read { transaction in
            let verdicts = ReaderVerdicts(current == nil ? [] : try transaction.rejectedCases())
            return try transaction.signOffs().map { position, signOff in
                guard let (content, now) = current else {
                    return Standing(signOff: signOff, changed: nil, leftOut: nil, rejections: nil)
                }
                let signed = try transaction.signedCases(of: position)
                let fits = content.digest == signOff.content
                return Standing(
                    signOff: signOff,
                    changed: fits ? 0 : Self.changes(from: signed, to: now),
                    leftOut: fits ? content.leftOutCount : nil,
                    rejections: Self.rejections(of: signed, now, named: content.cases.map(\.name), verdicts)
                )
            }
        }
    }

    /// Cases that are new, gone or changed; at least one, since the digests differ.
    private static func changes(from signed: [SignedCase], to current: [SignedCase]) -> Int {
        func contents(_ cases: [SignedCase]) -> [[String]: SHA256Digest] {
            Dictionary(cases.map { ($0.key, $0.content) }) { first, _ in first }
        }
        let (before, now) = (contents(signed), contents(current))
        let changed = now.count { before[$0.key] != $0.value }
        let gone = before.keys.count { now[$0] == nil }
        return max(changed + gone, 1)
    }

    /// The rejections among signed cases; `names` are those of the current ones, in the same order.
    private static func rejections(
        of signed: [SignedCase],
        _ current: [SignedCase],
        named names: [String],
        _ verdicts: ReaderVerdicts
    ) -> [RejectionStanding] {
        let rejected = signed.filter { $0.rejection != nil }
        guard !rejected.isEmpty else { return [] }
        let places = Dictionary(current.enumerated().map { ($0.element.key, $0.offset) }) { first, _ in first }
        let standings = rejected.map { item in
            let place = places[item.key]
            let standing = RejectionStanding(
                name: place.map { names[$0] },
                series: item.series,
                reason: item.rejection ?? "",
                state: state(of: item, now: place.map { current[$0] }, verdicts)
            )
            return (place: place ?? current.count, standing: standing)
        }
        return standings.sorted { ($0.place, $0.standing.series) < ($1.place, $1.standing.series) }.map(\.standing)
    }

    private static func state(
        of signed: SignedCase,
        now current: SignedCase?,
        _ verdicts: ReaderVerdicts
    ) -> RejectionStanding.State {
        guard let current else { return .notInTable }
        guard current.content == signed.content else { return .otherFiles }
        let verdict = verdicts.rejection(of: signed.content)
        return verdict == nil ? .accepted : .inForce
    }
}

extension SignedCase {
    /// What tells cases of one table apart.
    fileprivate var key: [String] { [lesion.hex, series] }
}
