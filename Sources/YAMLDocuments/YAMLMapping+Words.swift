import Yams

extension YAMLMapping {
    /// A word of a closed vocabulary; without `standard` it must be there.
    ///
    /// `later` are words of versions to come.
    package mutating func word<Word: RawRepresentable & CaseIterable>(
        _ key: String,
        standard: Word? = nil,
        later: [String] = []
    ) -> Word? where Word.RawValue == String {
        let remedy = Self.choices(Word.self)
        guard let node = standard == nil ? required(key, remedy) : optional(key, remedy) else { return standard }
        return word(node, key, later: later) ?? standard
    }

    /// The only value that this version knows for a key, which may be left out.
    package mutating func onlyWord(_ key: String, _ only: String, later: [String] = []) {
        let remedy = "use \(only)"
        guard let node = optional(key, remedy) else { return }
        let nodes: [Node] = if case .sequence(let list) = node { Array(list) } else { [node] }
        for node in nodes {
            guard let name = entry(node, key, remedy)?.name else { continue }
            if name != only { reject(name, at: full(key), known: [only], later: later) }
        }
    }

    /// A list of words of a closed vocabulary.
    package mutating func words<Word: RawRepresentable & CaseIterable & Equatable>(
        _ key: String,
        of type: Word.Type,
        isRequired: Bool,
        later: [String] = []
    ) -> [Word]? where Word.RawValue == String {
        guard let nodes = list(key, "write a list: [\(Self.listed(type))]", isRequired: isRequired) else { return nil }
        var words: [Word] = []
        for node in nodes {
            guard let word: Word = word(node, key, later: later) else { continue }
            if words.contains(word) { report.add(full(key), "lists \(word.rawValue) twice", "keep one of them") }
            words.append(word)
        }
        return words
    }

    private func word<Word: RawRepresentable & CaseIterable>(
        _ node: Node,
        _ key: String,
        later: [String]
    ) -> Word? where Word.RawValue == String {
        let text = scalar(node, key, Self.choices(Word.self))
        if let word = Word(rawValue: text) { return word }
        if case .scalar = node { reject(text, at: full(key), known: Word.allCases.map(\.rawValue), later: later) }
        return nil
    }

    /// Reports a word that is not known, or not yet.
    package func reject(_ text: String, at path: String, known: [String], later: [String]) {
        let choices = "use \(known.joined(separator: ", "))"
        if later.contains(text) {
            report.add(path, "\(text) is not in this version", choices)
        } else {
            let guess = Spelling.nearest(to: text, in: known + later).map { "did you mean \"\($0)\"?" }
            report.add(path, "\(DocumentProblem.quoted(text)) is not known", guess ?? choices)
        }
    }

    private static func listed<Word: RawRepresentable & CaseIterable>(
        _ type: Word.Type
    ) -> String where Word.RawValue == String {
        type.allCases.map(\.rawValue).joined(separator: ", ")
    }

    private static func choices<Word: RawRepresentable & CaseIterable>(
        _ type: Word.Type
    ) -> String where Word.RawValue == String {
        "use \(listed(type))"
    }
}
