extension Double {
    /// The shortest decimal text that reads back as the same number; `0` for both zeros.
    ///
    /// - Precondition: the number is finite.
    public var decimalString: String {
        precondition(isFinite, "only finite numbers have a decimal string")
        guard self != 0 else { return "0" }
        let text = description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// Reads a decimal string; `nil` unless it is exactly what ``decimalString`` writes.
    public init?(decimalString text: String) {
        guard let number = Double(text), number.isFinite, number.decimalString == text else { return nil }
        self = number
    }
}
