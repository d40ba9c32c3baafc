/// A pattern for a whole description: `*` for any text, `?` for one character, small and capital letters alike.
public struct DescriptionPattern: Sendable, Hashable {
    private let pattern: [Character]

    /// Takes any text as a pattern.
    public init(_ text: String) {
        pattern = Array(text.lowercased())
    }

    /// Whether a description looks like that.
    public func matches(_ description: String) -> Bool {
        let text = Array(description.lowercased())
        var (inText, inPattern) = (0, 0)
        // Where the last `*` stood, and how much of the text it has swallowed: going back there alone is enough.
        var star: (pattern: Int, text: Int)?
        while inText < text.count {
            if inPattern < pattern.count, pattern[inPattern] == "*" {
                star = (inPattern, inText)
                inPattern += 1
            } else if inPattern < pattern.count, pattern[inPattern] == "?" || pattern[inPattern] == text[inText] {
                inText += 1
                inPattern += 1
            } else if let last = star {
                star = (last.pattern, last.text + 1)
                inText = last.text + 1
                inPattern = last.pattern + 1
            } else {
                return false
            }
        }
        return pattern[inPattern...].allSatisfy { $0 == "*" }
    }
}
