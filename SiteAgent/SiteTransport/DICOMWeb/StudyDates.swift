/// A range of study dates, open at either end.
public struct StudyDates: Sendable, Hashable {
    private let first: String?
    private let last: String?

    /// Reads `2019-05-31` or `20190531`; `nil` if a date is none, or the last is before the first.
    public init?(from first: String?, to last: String?) {
        let days = [first, last].map { $0.map(Self.digits) }
        // A date that was given has to be one.
        guard !days.contains(where: { $0 == .some(nil) }) else { return nil }
        self.first = days[0] ?? nil
        self.last = days[1] ?? nil
        if let first = self.first, let last = self.last, last < first { return nil }
    }

    /// The range as DICOM writes it (PS3.4, section C.2.2.2.5); `nil` if it is open at both ends.
    var dicomRange: String? { first == nil && last == nil ? nil : "\(first ?? "")-\(last ?? "")" }

    /// Whether a date of eight digits lies in the range.
    func contains(_ date: String) -> Bool {
        guard let date = Self.digits(date) else { return false }
        return (first.map { $0 <= date } ?? true) && (last.map { date <= $0 } ?? true)
    }

    private static func digits(_ text: String) -> String? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 1 || parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
        let digits = parts.joined()
        guard digits.utf8.count == 8, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let month = Int(digits.dropFirst(4).prefix(2)), (1...12).contains(month),
            let day = Int(digits.suffix(2)), (1...31).contains(day)
        else { return nil }
        return digits
    }
}
