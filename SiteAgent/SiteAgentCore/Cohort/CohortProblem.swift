/// Something about a cohort table that its author should know.
///
/// Says the line and the column, never what the cell holds: any cell may hold a patient's identifier by mistake.
public struct CohortProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// How much it matters.
    public enum Severity: String, Sendable {
        /// The table is not used until this is corrected.
        case error

        /// The table is used; the row, or part of it, is not.
        case warning
    }

    /// How much it matters.
    public let severity: Severity

    /// The line of the file, from 1; `nil` if it is about the whole table.
    public let line: Int?

    /// The column's name; `nil` if it is about the whole line.
    public let column: String?

    /// What is wrong.
    public let reason: String

    /// What would be right.
    public let fix: String

    /// Creates a problem; an error unless told.
    public init(
        _ severity: Severity = .error,
        line: Int?,
        column: String? = nil,
        _ reason: String,
        fix: String
    ) {
        self.severity = severity
        self.line = line
        self.column = column
        self.reason = reason
        self.fix = fix
    }

    /// For example `line 12, column score: is not a number; write a number such as 6 or 6.5`.
    public var description: String {
        let place = [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap(\.self)
        return (place.isEmpty ? "" : place.joined(separator: ", ") + ": ") + "\(reason); \(fix)"
    }
}
