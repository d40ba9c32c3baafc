import Testing

/// A published value of a feature.
struct ReferenceValue: Sendable, CustomTestStringConvertible {
    let tag: String
    let value: Double
    let tolerance: Double

    var testDescription: String { tag }

    /// IBSI 1: the value, rounded to three significant digits, is off by no more than the tolerance.
    func agrees(with number: Double) -> Bool {
        guard number != 0 else { return value.magnitude <= tolerance }
        var scale = 1.0
        while (number * scale).magnitude < 100 { scale *= 10 }
        while (number * scale).magnitude >= 1000 { scale /= 10 }
        let rounded = (number * scale).rounded() / scale
        return (rounded - value).magnitude <= tolerance + 1e-9 * value.magnitude
    }

    static func parse(_ table: String) -> [ReferenceValue] {
        table.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count == 3, let value = Double(words[1]), let tolerance = Double(words[2]) else { return nil }
            return ReferenceValue(tag: String(words[0]), value: value, tolerance: tolerance)
        }
    }
}
