/// What a mask's file is called and when it was made: what tells two drawings of one day apart.
public struct MaskTitle: Sendable, Hashable {
    /// Its label as it may be shown; free text, and empty if the file has none.
    public let label: String

    /// The date as `yyyy-mm-dd`; `nil` if it is absent or no date.
    public let date: String?

    /// The time as `hh:mm:ss`, or as `hh:mm` if the file tells no seconds; `nil` if it is absent or no time.
    public let time: String?

    init(_ dataSet: DataSet, label: Attribute, date: Attribute, time: Attribute) {
        self.label =
            MaskLabel(
                number: 0,
                name: PersonalText(dataSet).redacted(dataSet.text(label.tag) ?? "")
            ).name
        self.date = SeriesHeader.date(dataSet.text(date.tag))
        self.time = Self.time(dataSet.text(time.tag))
    }

    /// A time of PS3.5, `hhmmss.ffffff`, or of its forerunner, `hh:mm:ss.ffffff`, to the second.
    private static func time(_ text: String?) -> String? {
        guard let digits = text?.prefix(while: { $0 != "." }).filter({ $0 != ":" }),
            [4, 6].contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        let parts = stride(from: 0, to: digits.count, by: 2).map { digits.dropFirst($0).prefix(2) }
        guard let hour = Int(parts[0]), hour < 24, parts.dropFirst().allSatisfy({ (Int($0) ?? 60) <= 60 }) else {
            return nil
        }
        return parts.joined(separator: ":")
    }
}
