import Foundation

/// A table of features (rows) by cases (columns), as PyRadiomics' baselines and our own vectors have it.
struct ReferenceTable {
    /// Names of cases, in order.
    let cases: [String]

    /// The text of each feature for each case that has it.
    private let texts: [String: [String: String]]

    /// Features in the order of the file.
    private let features: [String]

    /// Reads a file of comma-separated values; lines that begin with `#` are comments, quoted fields may hold commas.
    init(_ url: URL) throws {
        let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline)
            .filter { !$0.hasPrefix("#") }.map(Self.fields)
        cases = Array((lines.first ?? []).dropFirst())
        var texts: [String: [String: String]] = [:]
        var features: [String] = []
        for line in lines.dropFirst() {
            if !line[0].hasPrefix("diagnostics") { features.append(line[0]) }
            for (name, text) in zip(cases, line.dropFirst()) where !text.isEmpty {
                texts[name, default: [:]][line[0]] = text
            }
        }
        self.texts = texts
        self.features = features
    }

    /// The features of a case and their values.
    func values(of name: String) -> [(feature: String, value: Double)] {
        features.compactMap { feature in
            texts[name]?[feature].flatMap(Double.init).map { (feature: feature, value: $0) }
        }
    }

    /// The text of a row for a case.
    func text(_ row: String, of name: String) -> String? { texts[name]?[row] }

    private static func fields(_ line: Substring) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
