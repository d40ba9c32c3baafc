public import CanonicalEncoding

extension SHA256Digest {
    /// The digest as two people compare it by telephone: 16 groups of 4 hexadecimal digits.
    public var spoken: String {
        let digits = Array(hex)
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: " ")
    }

    /// Whether a person typed this digest: capitals and anything between the digits other than letters are accepted.
    public func isSpelled(by text: String) -> Bool {
        guard text.utf8.count <= 256 else { return false }
        let digits = text.lowercased().filter { $0.isLetter || $0.isNumber }
        return digits == hex
    }
}
