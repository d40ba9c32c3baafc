/// A point in time as a report prints it: the Gregorian calendar in UTC, without a locale or a time-zone database.
struct UTCTime: Sendable, Hashable, CustomStringConvertible {
    let secondsSince1970: Int64

    /// `2026-11-24 13:25 UTC`.
    var description: String {
        let second = ((secondsSince1970 % 86400) + 86400) % 86400
        return date + " " + Self.padded(second / 3600) + ":" + Self.padded(second / 60 % 60) + " UTC"
    }

    /// `2026-11-24`; days to a civil date as in Hinnant, "chrono-compatible low-level date algorithms".
    var date: String {
        let days = (secondsSince1970 >= 0 ? secondsSince1970 : secondsSince1970 - 86399) / 86400 + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let civilMonth = month < 10 ? month + 3 : month - 9
        let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
        return "\(year)-" + Self.padded(civilMonth) + "-" + Self.padded(day)
    }

    private static func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
