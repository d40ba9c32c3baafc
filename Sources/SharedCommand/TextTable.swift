/// Rows of text in aligned columns.
public struct TextTable: Sendable {
    private let header: [String]
    private var rows: [[String]] = []

    /// Begins a table with its column titles.
    public init(_ header: [String]) {
        self.header = header
    }

    /// Adds a row; it has one cell for each title.
    public mutating func add(_ row: [String]) {
        rows.append(row)
    }

    /// The table, a line a row, without trailing spaces.
    public var text: String {
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        return all.map { row in
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            let line = cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }
}
