package import Yams

extension YAMLMapping {
    /// A line of text that must be there.
    package mutating func text(_ key: String, _ remedy: String) -> String {
        required(key, remedy).map { scalar($0, key, remedy) } ?? "stand-in"
    }

    /// A line of text that may be there.
    package mutating func optionalText(_ key: String, _ remedy: String) -> String? {
        optional(key, remedy).map { scalar($0, key, remedy) }
    }

    /// A whole number; without `standard` it must be there.
    package mutating func integer(_ key: String, _ remedy: String, standard: Int? = nil) -> Int {
        guard let node = standard == nil ? required(key, remedy) : optional(key, remedy) else { return standard ?? 0 }
        return integer(node, key, remedy)
    }

    /// A whole number that may be there.
    package mutating func optionalInteger(_ key: String, _ remedy: String) -> Int? {
        optional(key, remedy).map { integer($0, key, remedy) }
    }

    /// A number; without `standard` it must be there.
    package mutating func number(_ key: String, _ remedy: String, standard: Double? = nil) -> Double {
        guard let node = standard == nil ? required(key, remedy) : optional(key, remedy) else { return standard ?? 0 }
        return number(node, key, remedy)
    }

    /// A number that may be there.
    package mutating func optionalNumber(_ key: String, _ remedy: String) -> Double? {
        optional(key, remedy).map { number($0, key, remedy) }
    }

    /// A number that may be there; a word stands for none.
    package mutating func optionalNumber(_ key: String, orNone word: String, _ remedy: String) -> Double? {
        guard let node = optional(key, remedy) else { return nil }
        if case .scalar(let scalar) = node, scalar.string == word { return nil }
        return number(node, key, remedy)
    }

    /// So many numbers in a list that may be there.
    package mutating func numbers(_ key: String, _ remedy: String, count: Int? = nil) -> [Double]? {
        guard let nodes = list(key, remedy) else { return nil }
        let numbers = nodes.map { number($0, key, remedy) }
        guard numbers.count == count ?? numbers.count, !numbers.isEmpty else {
            report.add(full(key), "has \(numbers.count) numbers", remedy)
            return nil
        }
        return numbers
    }

    /// `true` or `false`; `standard` if it is not there.
    package mutating func flag(_ key: String, standard: Bool) -> Bool {
        let remedy = "write true or false"
        guard let node = optional(key, remedy) else { return standard }
        switch scalar(node, key, remedy) {
        case "true": return true
        case "false": return false
        case let text:
            if isText(node) { report.add(full(key), "is \(DocumentProblem.quoted(text))", remedy) }
            return standard
        }
    }

    /// A mapping; an empty stand-in, which reports nothing more, if it cannot be read.
    package mutating func mapping(_ key: String, _ remedy: String, isRequired: Bool = true) -> YAMLMapping {
        let node = isRequired ? required(key, remedy) : optional(key, remedy)
        return YAMLMapping(node, path: full(key), report: report, remedy: remedy)
    }

    /// A list that may be there.
    package mutating func list(_ key: String, _ remedy: String, isRequired: Bool = false) -> [Node]? {
        guard let node = isRequired ? required(key, remedy) : optional(key, remedy) else { return nil }
        guard case .sequence(let sequence) = node else {
            report.add(full(key), "must be a list", remedy)
            return nil
        }
        return Array(sequence)
    }

    // MARK: Scalars

    /// The text of a node that must be a scalar.
    package func scalar(_ node: Node, _ key: String, _ remedy: String) -> String {
        if case .scalar(let scalar) = node { return scalar.string }
        report.add(full(key), "must be a single value", remedy)
        return "stand-in"
    }

    /// A node that must be a whole number.
    package func integer(_ node: Node, _ key: String, _ remedy: String) -> Int {
        let text = scalar(node, key, remedy)
        if let number = YAMLNumber.integer(text) { return number }
        if isText(node) { report.add(full(key), "is \(DocumentProblem.quoted(text)), not a whole number", remedy) }
        return 0
    }

    /// A node that must be a number.
    package func number(_ node: Node, _ key: String, _ remedy: String) -> Double {
        let text = scalar(node, key, remedy)
        if let number = YAMLNumber.fraction(text) { return number }
        if isText(node) { report.add(full(key), "is \(DocumentProblem.quoted(text)), not a number", remedy) }
        return 0
    }

    /// Whether a node is a scalar; one that is not has been reported as such.
    package func isText(_ node: Node) -> Bool {
        if case .scalar = node { true } else { false }
    }
}
