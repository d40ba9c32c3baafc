import CanonicalEncoding
import FederatedAnalysis
import Statistics

/// Which counts are printed: none between 1 and the limit, and none from which such a count could be subtracted.
struct SmallNumberRule: Sendable, Hashable {
    let limit: Int

    /// Whether a count is too small to print.
    func hides(_ count: Int) -> Bool { count > 0 && count < limit }

    /// A count, or `<5`.
    func text(_ count: Int) -> String { hides(count) ? "<\(limit)" : String(count) }

    /// A part of a whole that is printed beside it: the rest must not be small either.
    func text(part: Int, of whole: Int) -> String {
        hides(part) || !hides(whole - part) ? text(part) : "all but <\(limit)"
    }

    /// The same for a program: a number, or the text.
    func json(_ count: Int) -> JSONValue { hides(count) ? .string(text(count)) : .integer(Int64(count)) }

    /// The same for a part of a whole that stands beside it.
    func json(part: Int, of whole: Int) -> JSONValue {
        hides(part) || hides(whole - part) ? .string(text(part: part, of: whole)) : .integer(Int64(part))
    }

    /// Whether the sites' own counts are printed: all of them or none, because the cohort's total stands beside them
    /// and one that is missing could be computed.
    func prints(_ statements: [SiteStatement]) -> Bool {
        statements.allSatisfy { statement in
            guard let area = statement.area.value else { return false }
            return !hides(area.lesions) && !hides(area.highLesions) && !hides(area.lesions - area.highLesions)
        }
    }
}
