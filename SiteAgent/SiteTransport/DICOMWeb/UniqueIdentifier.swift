/// A DICOM UID (PS3.5, section 9): digits and dots, at most 64 of them, so that it can stand in a path as it is.
///
/// It may identify a patient to who has the images: it is for questions to the PACS, never for messages or file names.
struct UniqueIdentifier: Sendable, Hashable {
    let text: String

    /// Reads a UID, with spaces or NUL at its end as padding; `nil` if it is none.
    init?(_ text: some StringProtocol) {
        let padding: Set<Character> = [" ", "\0"]
        let trimmed = String(text.reversed().drop { padding.contains($0) }.reversed())
        let parts = trimmed.split(separator: ".", omittingEmptySubsequences: false)
        // Archives keep UIDs with leading zeros, against the standard; they do no harm here.
        guard trimmed.utf8.count <= 64, parts.count >= 2,
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return nil }
        self.text = trimmed
    }
}
