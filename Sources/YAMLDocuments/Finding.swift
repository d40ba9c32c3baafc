/// A rule that a draft breaks, and the keys that the rule looked at.
package struct Finding {
    package let key: String
    package let reason: String
    package let remedy: String

    /// Every key that the rule looked at: a rule about a key that could not be read says nothing.
    package let involved: [String]

    package init(_ key: String, _ reason: String, _ remedy: String, involving others: [String] = []) {
        self.key = key
        self.reason = reason
        self.remedy = remedy
        involved = [key] + others
    }

    package var problem: DocumentProblem { DocumentProblem(key: key, reason: reason, remedy: remedy) }
}

extension Finding {
    /// A finding unless a condition holds.
    package static func check(
        _ holds: Bool,
        _ key: String,
        _ reason: String,
        _ remedy: String,
        involving others: [String] = []
    ) -> [Finding] {
        holds ? [] : [Finding(key, reason, remedy, involving: others)]
    }

    /// A number must lie in a range.
    package static func range(_ key: String, _ value: Int, _ range: ClosedRange<Int>, unit: String = "") -> [Finding] {
        check(
            range.contains(value),
            key,
            "is \(value)\(unit)",
            "write \(range.lowerBound) to \(range.upperBound)\(unit)"
        )
    }
}
