package import Yams

/// A mapping whose keys are asked for one by one; ``finish()`` reports those that nobody asked for.
///
/// A reader that finds nothing usable reports so and returns a stand-in, so that reading goes on and finds the other
/// problems too. A report with a problem never becomes a document.
package struct YAMLMapping {
    package let path: String
    package let report: YAMLReport
    private var members: [String: Node] = [:]
    private var asked: [String] = []

    /// Whether there is a mapping to read.
    package let isReadable: Bool

    /// The document's root.
    package init(root: Node, report: YAMLReport) {
        self.init(root, path: "", report: report)
    }

    /// A node that must be a mapping.
    package init(_ node: Node?, path: String, report: YAMLReport, remedy: String = "write keys and values below it") {
        self.path = path
        self.report = report
        guard let node else {
            isReadable = false
            return
        }
        if path.isEmpty { report.note("", at: node.mark) }
        guard case .mapping(let mapping) = node else {
            isReadable = false
            report.add(path, "must have keys and values", remedy)
            return
        }
        isReadable = true
        for (key, value) in mapping { take(key, value) }
    }

    private mutating func take(_ key: Node, _ value: Node) {
        guard case .scalar(let scalar) = key else {
            report.add(path, "has a key that is not a word", "write words as keys")
            return
        }
        report.note(full(scalar.string), at: scalar.mark)
        guard members.updateValue(value, forKey: scalar.string) == nil else {
            report.add(full(scalar.string), "is written twice", "keep one of them")
            return
        }
    }

    /// The names of the keys, in alphabetical order, none of which counts as asked for.
    package var keys: [String] { members.keys.sorted() }

    /// A key's full path.
    package func full(_ key: String) -> String {
        path.isEmpty ? DocumentProblem.step(key) : "\(path).\(DocumentProblem.step(key))"
    }

    /// Whether a key is there.
    package func has(_ key: String) -> Bool { members[key] != nil }

    /// The value of a key that may be there; a value that is still to be filled in is reported.
    package mutating func optional(_ key: String, _ remedy: String) -> Node? {
        asked.append(key)
        guard let node = members[key] else { return nil }
        guard case .scalar(let scalar) = node else { return usable(node, key) ? node : nil }
        if scalar.string == "REQUIRED" {
            report.add(full(key), "must be filled in", remedy)
            return nil
        }
        if scalar.string.isEmpty {
            report.add(full(key), "has no value", remedy)
            return nil
        }
        return usable(node, key) ? node : nil
    }

    /// The value of a key that must be there.
    package mutating func required(_ key: String, _ remedy: String) -> Node? {
        if isReadable, members[key] == nil { report.add(full(key), "is missing", remedy) }
        return optional(key, remedy)
    }

    /// The mapping of a key that may have nothing below it.
    package mutating func possiblyEmptyMapping(_ key: String) -> YAMLMapping {
        asked.append(key)
        guard let node = members[key], !Self.isNothing(node), usable(node, key) else {
            return YAMLMapping(nil, path: full(key), report: report)
        }
        return YAMLMapping(node, path: full(key), report: report)
    }

    /// Whether a key has nothing below it, or an empty list.
    package mutating func isEmptyOrEmptyList(_ key: String) -> Bool {
        asked.append(key)
        guard let node = members[key] else { return true }
        if case .sequence(let sequence) = node { return sequence.isEmpty }
        return Self.isNothing(node)
    }

    private static func isNothing(_ node: Node) -> Bool {
        guard case .scalar(let scalar) = node else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// Tags such as `!!python/object` ask a reader to make something of a value; none is followed.
    private func usable(_ node: Node, _ key: String) -> Bool {
        let tag = node.tag.description
        guard tag.isEmpty || tag.hasPrefix("tag:yaml.org,2002:") else {
            report.add(full(key), "has the tag \(DocumentProblem.quoted(tag))", "write the value without a tag")
            return false
        }
        return true
    }

    /// Reports a key that is known, but not to this version.
    package mutating func notYet(_ key: String, _ remedy: String) {
        asked.append(key)
        if members[key] != nil { report.add(full(key), "is not in this version", remedy) }
    }

    /// Reports keys that nobody asked for.
    package func finish() {
        for key in members.keys.sorted() where !asked.contains(key) {
            let guess = Spelling.nearest(to: key, in: asked).map { "did you mean \"\($0)\"?" }
            let known = "known here: \(asked.joined(separator: ", "))"
            report.add(full(key), "is not a key", guess ?? (asked.isEmpty ? "take it out" : known))
        }
    }
}
