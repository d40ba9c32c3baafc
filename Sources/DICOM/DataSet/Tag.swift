/// The name of a data element: a group and an element number (PS3.5, section 7.1).
public struct Tag: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The group in the upper 16 bits, the element in the lower.
    public let number: UInt32

    /// Creates a tag from both numbers.
    public init(_ group: UInt16, _ element: UInt16) {
        number = UInt32(group) << 16 | UInt32(element)
    }

    /// The group.
    public var group: UInt16 { UInt16(truncatingIfNeeded: number >> 16) }

    /// The element within the group.
    public var element: UInt16 { UInt16(truncatingIfNeeded: number) }

    /// Orders as elements stand in a data set.
    public static func < (first: Tag, second: Tag) -> Bool { first.number < second.number }

    /// For example `(0028,0030)`.
    public var description: String { "(\(Self.digits(group)),\(Self.digits(element)))" }

    private static func digits(_ number: UInt16) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
