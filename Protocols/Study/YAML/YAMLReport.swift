import Yams

/// What is found while a YAML document is read: where each key stands, and what is wrong.
///
/// One reading owns it; it is a class so that every part of the document writes into the same report.
final class YAMLReport {
    private var problems: [StudyProblem] = []
    private var failed: [String] = []
    private var places: [String: Mark] = [:]

    /// Remembers where a key stands.
    func note(_ key: String, at mark: Mark?) {
        places[key] = mark
    }

    /// Reports a problem with a key, at the nearest place that is known.
    func add(_ key: String, _ reason: String, _ remedy: String) {
        let mark = place(of: key)
        failed.append(key)
        problems.append(
            StudyProblem(line: mark?.line, column: mark?.column, key: key, reason: reason, remedy: remedy)
        )
    }

    /// Reports broken rules, but for those about keys that could not be read.
    func add(_ findings: [Finding]) {
        let unread = failed
        for finding in findings where !finding.involved.contains(where: { Self.touches($0, unread) }) {
            add(finding.key, finding.reason, finding.remedy)
        }
    }

    /// Everything that was reported, by line.
    func error(file: String) -> StudyError? {
        guard !problems.isEmpty else { return nil }
        let sorted = problems.enumerated().sorted { left, right in
            (left.element.line ?? 0, left.offset) < (right.element.line ?? 0, right.offset)
        }
        return StudyError(file: file, problems: sorted.map(\.element))
    }

    private func place(of key: String) -> Mark? {
        var key = key[...]
        while true {
            if let mark = places[String(key)] { return mark }
            guard let dot = key.lastIndex(of: ".") else { return places[""] }
            key = key[..<dot]
        }
    }

    /// Whether a key is, contains or lies within one of some others.
    private static func touches(_ key: String, _ others: [String]) -> Bool {
        others.contains { $0 == key || $0.hasPrefix(key + ".") || key.hasPrefix($0 + ".") || $0.isEmpty }
    }
}
