/// Guesses what somebody meant to write.
package enum Spelling {
    /// The nearest of some words, if it is near.
    ///
    /// Near is a word that begins so, or one of which at most a third of the letters differ (one letter of a short word).
    package static func nearest(to text: String, in words: [String]) -> String? {
        guard text.utf8.count <= 64 else { return nil }
        let text = text.lowercased()
        if let begun = words.first(where: { text.utf8.count > 1 && $0.lowercased().hasPrefix(text) }) { return begun }
        let candidates = words.map { (word: $0, distance: distance(text, $0.lowercased())) }
        guard let best = candidates.min(by: { $0.distance < $1.distance }),
            best.distance <= max(1, best.word.utf8.count / 3)
        else { return nil }
        return best.word
    }

    /// How many letters must be inserted, removed or replaced (Levenshtein).
    package static func distance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first.utf8), Array(second.utf8))
        var row = Array(0...second.count)
        for (i, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in second.enumerated() {
                let replaced = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[second.count]
    }
}
