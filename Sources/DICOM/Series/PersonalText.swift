internal import Foundation

/// What a file says of who its patient is, so that a text that somebody typed can be kept without it.
///
/// Holds the parts of the names and the identifiers, for as long as the texts of one file are read.
struct PersonalText {
    /// What names the patient, in small letters without diacritics, the longest first.
    private let parts: [[Character]]

    /// Parts of this length are known inside of words, too; shorter ones only as words of their own.
    private static let compoundLength = 7

    /// Shorter identifiers are numbers that stand in many texts.
    private static let identifierLength = 4

    /// Words that name what is outlined or shown, and nobody.
    private static let commonWords: Set<String> = [
        "ctv", "gtv", "head", "leber", "lesion", "liver", "mask", "node", "prostate", "ptv", "roi", "tumor", "tumour",
        "axial", "coronal", "sagittal", "test", "anon", "anonymous", "patient",
    ]

    private static let partLimit = 32
    private static let partLengthLimit = 64

    /// More of a text is not kept: what is shown of one are 64 characters.
    private static let textLimit = 1024

    /// Takes the parts of names of two or more letters, identifiers of four or more characters, and the date of birth as
    /// people write it.
    init(_ dataSet: DataSet) {
        let names = [Attribute.patientName, .otherPatientNames].compactMap { dataSet.text($0.tag) }
            .flatMap { $0.split { "^=,\\".contains($0) || $0.isWhitespace }.map(String.init) }
        let others = dataSet.items(Attribute.otherPatientIDsSequence.tag).compactMap {
            $0.text(Attribute.patientID.tag)
        }
        let identifiers = dataSet.texts(Attribute.patientID.tag) + dataSet.texts(Attribute.otherPatientIDs.tag) + others
        let personal =
            names.filter { $0.count >= 2 && !$0.allSatisfy(\.isNumber) }
            + identifiers.filter { $0.count >= Self.identifierLength }
        var parts: Set<[Character]> = []
        for part in personal.prefix(Self.partLimit) where !Self.commonWords.contains(part.lowercased()) {
            let letters = part.prefix(Self.partLengthLimit)
            parts.insert(letters.flatMap(Self.folded))
            // Who has no umlauts on the keyboard writes them as two letters.
            parts.insert(letters.flatMap { Self.spelledOut[$0.lowercased()] ?? Self.folded($0) })
        }
        for date in Self.dates(dataSet.text(Attribute.patientBirthDate.tag) ?? "") { parts.insert(Array(date)) }
        self.parts = parts.sorted { $0.count > $1.count }
    }

    /// Ways to write a date of PS3.5, `yyyymmdd`.
    private static func dates(_ text: String) -> [String] {
        guard text.utf8.count == 8, text.allSatisfy(\.isNumber) else { return [] }
        let (year, month, day) = (text.prefix(4), text.dropFirst(4).prefix(2), text.suffix(2))
        return [text]
            + [
                "\(day).\(month).\(year)", "\(day)/\(month)/\(year)", "\(month)/\(day)/\(year)",
                "\(year)-\(month)-\(day)",
            ]
    }

    /// The text with `…` in place of whatever names the patient, without regard to case and diacritics.
    func redacted(_ text: String) -> String {
        guard !parts.isEmpty, !text.isEmpty else { return text }
        let shown = Array(text.prefix(Self.textLimit))
        var letters: [Character] = []
        var places: [Int] = []
        for (place, character) in shown.enumerated() {
            for letter in Self.folded(character) {
                letters.append(letter)
                places.append(place)
            }
        }
        var isPersonal = [Bool](repeating: false, count: shown.count)
        /// Whether a word may begin or end there: beside it is none of its letters, or a name that was found.
        func isFree(_ position: Int) -> Bool {
            guard letters.indices.contains(position) else { return true }
            return !letters[position].isLetter && !letters[position].isNumber || isPersonal[places[position]]
        }
        for part in parts where part.count <= letters.count {
            for start in 0...letters.count - part.count
            where letters[start] == part.first && letters[start..<start + part.count].elementsEqual(part) {
                let isWord = isFree(start - 1) && isFree(start + part.count)
                guard isWord || part.count >= Self.compoundLength else { continue }
                for place in places[start..<start + part.count] { isPersonal[place] = true }
            }
        }
        var redacted = ""
        for place in shown.indices {
            if !isPersonal[place] {
                redacted.append(shown[place])
            } else if place == 0 || !isPersonal[place - 1] {
                redacted.append("…")
            }
        }
        return redacted
    }

    private static let spelledOut: [String: [Character]] = [
        "ä": ["a", "e"], "ö": ["o", "e"], "ü": ["u", "e"], "ß": ["s", "s"], "å": ["a", "a"], "ø": ["o", "e"],
        "æ": ["a", "e"],
    ]

    private static func folded(_ character: Character) -> [Character] {
        let text = String(character)
        return Array(
            character.isASCII
                ? text.lowercased() : text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        )
    }
}
