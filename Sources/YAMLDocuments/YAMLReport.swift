package import Yams

/// What is found while a YAML document is read: where each key stands, and what is wrong.
///
/// One reading owns it; it is a class so that every part of the document writes into the same report.
package final class YAMLReport {
    private var problems: [DocumentProblem] = []
    private var failed: [String] = []
    private var places: [String: Mark] = [:]

    /// Remembers where a key stands.
    package func note(_ key: String, at mark: Mark?) {
        places[key] = mark
    }

    /// Reports a problem with a key, at the nearest place that is known.
    package func add(_ key: String, _ reason: String, _ remedy: String) {
        failed.append(key)
        report(key, reason, remedy, at: place(of: key) ?? places[""])
    }

    /// Reports broken rules, but for those about keys that could not be read.
    ///
    /// What is missing is reported where the document says what it is needed for.
    package func add(_ findings: [Finding]) {
        let unread = failed
        for finding in findings where !finding.involved.contains(where: { Self.touches($0, unread) }) {
            let mark = finding.involved.lazy.compactMap(place).first ?? places[""]
            report(finding.key, finding.reason, finding.remedy, at: mark)
        }
    }

    /// An empty report.
    package init() {}

    private func report(_ key: String, _ reason: String, _ remedy: String, at mark: Mark?) {
        problems.append(
            DocumentProblem(line: mark?.line, column: mark?.column, key: key, reason: reason, remedy: remedy)
        )
    }

    /// Everything that was reported, by line.
    package func error(file: String) -> DocumentError? {
        guard !problems.isEmpty else { return nil }
        let sorted = problems.enumerated().sorted { left, right in
            (left.element.line ?? 0, left.offset) < (right.element.line ?? 0, right.offset)
        }
        return DocumentError(file: file, problems: sorted.map(\.element))
    }

    /// The place of a key or of the nearest key that it lies within, the root apart.
    private func place(of key: String) -> Mark? {
        var key = key[...]
        while true {
            if let mark = places[String(key)] { return mark }
            guard let dot = key.lastIndex(of: ".") else { return nil }
            key = key[..<dot]
        }
    }

    /// Whether a key is, contains or lies within one of some others.
    private static func touches(_ key: String, _ others: [String]) -> Bool {
        others.contains { $0 == key || $0.hasPrefix(key + ".") || key.hasPrefix($0 + ".") || $0.isEmpty }
    }
}
