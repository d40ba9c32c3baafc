/// The b-value that Siemens writes into SequenceName: `*ep_b50t`, `*ep_b1000#3`, `*ep_b50_800`.
///
/// Two b-values name the range that a map or a calculated image was made from.
struct SiemensSequenceName {
    /// The b-value, or the lower of two.
    let bValue: Double

    /// The upper of two.
    let upperBValue: Double?

    /// What follows: `t` for the trace, `#3` for direction 3.
    let suffix: Substring

    /// `nil` if a name tells no b-value.
    init?(_ name: String) {
        guard let start = name.firstRange(of: "_b"), name.hasPrefix("*") || name.hasPrefix("ep") || name.hasPrefix("re")
        else { return nil }
        var rest = name[start.upperBound...]
        guard let first = Self.takeNumber(&rest) else { return nil }
        bValue = first
        if rest.first == "_" {
            var further = rest.dropFirst()
            upperBValue = Self.takeNumber(&further)
            if upperBValue != nil { rest = further }
        } else {
            upperBValue = nil
        }
        suffix = rest
    }

    private static func takeNumber(_ text: inout Substring) -> Double? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...5).contains(digits.count) else { return nil }
        text = text.dropFirst(digits.count)
        return Double(digits)
    }
}

/// Canon's note of the weighting, `b=1500(0.445,0.000,0.895)`.
struct CanonComment {
    /// The b-value.
    let bValue: Double

    /// The direction.
    let direction: [Double]

    /// `nil` if a comment is not of this form.
    init?(_ comment: String) {
        guard comment.hasPrefix("b="), let open = comment.firstIndex(of: "("), comment.hasSuffix(")"),
            let number = Double(comment[..<open].dropFirst(2)), (0...BValueReader.limit).contains(number)
        else { return nil }
        bValue = number
        direction = comment[open...].dropFirst().dropLast().split(separator: ",").compactMap { Double($0) }
    }
}
