extension YAMLMapping {
    /// A duration such as `90s`, `30m` or `1h`, in seconds, that must be there.
    package mutating func duration(_ key: String, _ remedy: String) -> Int {
        guard let node = required(key, remedy) else { return 0 }
        let text = scalar(node, key, remedy)
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
        guard let last = text.last, let unit = units[last], let count = YAMLNumber.integer(String(text.dropLast())),
            count <= 1_000_000
        else {
            if isText(node) { report.add(full(key), "is \(DocumentProblem.quoted(text)), not a duration", remedy) }
            return 0
        }
        return count * unit
    }
}
