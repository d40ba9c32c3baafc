package import Yams

/// An entry of a list whose entries are words, each with or without settings: `- standardise` or `- screen: {keep: 3}`.
package struct YAMLEntry {
    package let name: String
    package let settings: Node?
}

extension YAMLMapping {
    /// The entries of such a list.
    package mutating func entries(_ key: String, _ remedy: String, isRequired: Bool) -> [YAMLEntry]? {
        list(key, remedy, isRequired: isRequired)?.compactMap { entry($0, key, remedy) }
    }

    /// An entry of such a list.
    package func entry(_ node: Node, _ key: String, _ remedy: String) -> YAMLEntry? {
        if case .scalar(let scalar) = node {
            note(scalar, in: key)
            return YAMLEntry(name: scalar.string, settings: nil)
        }
        if case .mapping(let mapping) = node, mapping.count == 1, let (name, settings) = mapping.first,
            case .scalar(let scalar) = name
        {
            note(scalar, in: key)
            return YAMLEntry(name: scalar.string, settings: settings)
        }
        report.add(full(key), "has an entry that is not one word with its settings", remedy)
        return nil
    }

    private func note(_ scalar: Node.Scalar, in key: String) {
        report.note("\(full(key)).\(DocumentProblem.step(scalar.string))", at: scalar.mark)
    }

    /// The settings of an entry of a list.
    package func settings(of entry: YAMLEntry, in key: String) -> YAMLMapping {
        YAMLMapping(entry.settings, path: "\(full(key)).\(DocumentProblem.step(entry.name))", report: report)
    }
}
