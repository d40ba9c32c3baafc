public import CanonicalEncoding
import Foundation

/// What a cohort's files hold at one moment: the thing that a reader signs for.
public struct CohortContent: Sendable, Hashable {
    /// The cases in the order of the table.
    let cases: [CaseFingerprint]

    /// SHA-256 over the sorted lines of the cases: patient key, lesion, series, image, mask, label.
    public let digest: SHA256Digest

    /// How many cases there are.
    public var caseCount: Int { cases.count }

    /// How many of them nobody can see: the table leaves them out, or a file is not there.
    public var leftOutCount: Int { cases.count { $0.image == nil || $0.mask == nil } }

    /// The digest's first twelve digits, for people: `4F2A-91C0-33DE`.
    public var code: String { Self.code(digest) }

    static func code(_ digest: SHA256Digest) -> String {
        let digits = Array(digest.hex.uppercased().prefix(12))
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: "-")
    }

    /// Hashes the files of a table piece by piece; `onProgress` is told how many cases are done.
    public init(of table: PreviewTable, onProgress: (Int) -> Void = { _ in }) throws {
        var known: [URL: SHA256Digest?] = [:]
        func digest(_ file: URL?) -> SHA256Digest? {
            guard let file else { return nil }
            if let digest = known[file] { return digest }
            let digest = try? CaseContent.digest(of: file)
            known[file] = .some(digest)
            return digest
        }
        var cases: [CaseFingerprint] = []
        cases.reserveCapacity(table.rows.count)
        for row in table.rows {
            try Task.checkCancellation()
            cases.append(
                CaseFingerprint(
                    patient: row.patient,
                    lesion: row.lesion,
                    series: row.series,
                    image: digest(row.files?.image),
                    mask: digest(row.files?.mask),
                    label: row.label
                )
            )
            onProgress(cases.count)
        }
        self.init(cases)
    }

    init(_ cases: [CaseFingerprint]) {
        self.cases = cases
        digest = SHA256Digest(hashing: Array(cases.map(\.line).sorted().joined(separator: "\n").utf8))
    }

}
