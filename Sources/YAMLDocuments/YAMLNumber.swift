/// Numbers as people write them: decimal, without infinities, octal or underscores.
package enum YAMLNumber {
    /// A whole number of at most 15 digits.
    package static func integer(_ text: String) -> Int? {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard (1...15).contains(digits.count), digits.allSatisfy(isDigit) else { return nil }
        return Int(text)
    }

    /// A finite decimal number, with or without an exponent.
    package static func fraction(_ text: String) -> Double? {
        let allowed = text.utf8.allSatisfy { byte in isDigit(byte) || "+-.eE".utf8.contains(byte) }
        guard allowed, text.utf8.count <= 32, text.utf8.contains(where: isDigit), let number = Double(text),
            number.isFinite
        else { return nil }
        return number
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
