/// A published value of a feature.
package struct ReferenceValue: Sendable, Hashable {
    /// The feature's tag.
    package let tag: String

    /// Its value, to three significant digits.
    package let value: Double

    /// How far off a program may be.
    package let tolerance: Double

    /// Creates a value.
    package init(tag: String, value: Double, tolerance: Double) {
        self.tag = tag
        self.value = value
        self.tolerance = tolerance
    }

    /// IBSI 1: the value, rounded to three significant digits, is off by no more than the tolerance.
    package func agrees(with number: Double) -> Bool {
        guard number != 0, number.isFinite else { return number == 0 && value.magnitude <= tolerance }
        var scale = 1.0
        while (number * scale).magnitude < 100 { scale *= 10 }
        while (number * scale).magnitude >= 1000 { scale /= 10 }
        let rounded = (number * scale).rounded() / scale
        return (rounded - value).magnitude <= tolerance + 1e-9 * value.magnitude
    }

    /// The values of a table with a tag, a value and a tolerance in each line.
    package static func parse(_ table: String) -> [ReferenceValue] {
        table.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard words.count == 3, let value = Double(words[1]), let tolerance = Double(words[2]) else { return nil }
            return ReferenceValue(tag: String(words[0]), value: value, tolerance: tolerance)
        }
    }
}
