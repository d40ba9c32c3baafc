/// What a mask's file calls one of its regions: a number that counts in this file only, and a name somebody typed.
public struct MaskLabel: Sendable, Hashable, CustomStringConvertible {
    /// The segment's or region's number in its file.
    public let number: Int

    /// The name as it may be shown: at most 64 Unicode scalars on one line; may be empty.
    ///
    /// Whatever moves a cursor, breaks a line or turns the direction of writing has become U+FFFD. It is still free
    /// text: quote it where it meets a table, and never make a file name of it.
    public let name: String

    /// Makes a name fit to be shown.
    public init(number: Int, name: String) {
        self.number = number
        self.name = Self.shown(name)
    }

    /// For example `3 "Lesion"`.
    public var description: String { name.isEmpty ? "\(number)" : "\(number) \(name.debugDescription)" }

    /// The most scalars of a name: what PS3.5 allows a long string (LO).
    static let nameLimit = 64

    static func shown(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            let visible = visible(scalar)
            // One mark for a run of them, and no space at the beginning.
            if visible == "\u{FFFD}", shown.last == visible { continue }
            if visible == " ", shown.isEmpty { continue }
            guard count < nameLimit else { break }
            shown.append(visible)
            count += 1
        }
        while shown.last == " " { shown.removeLast() }
        return String(shown)
    }

    private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: "\u{FFFD}"
        case .spaceSeparator: " "
        default: scalar
        }
    }
}
