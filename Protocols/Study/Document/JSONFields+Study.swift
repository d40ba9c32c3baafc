import CanonicalEncoding

extension JSONFields {
    /// A word of a closed vocabulary.
    mutating func word<Word: RawRepresentable & CaseIterable>(
        _ name: String
    ) throws(JSONError) -> Word where Word.RawValue == String {
        let text = try string(name)
        guard let word = Word(rawValue: text) else { throw JSONFields.unknown(text, in: name, of: Word.self) }
        return word
    }

    /// Words of a closed vocabulary.
    mutating func words<Word: RawRepresentable & CaseIterable>(
        _ name: String
    ) throws(JSONError) -> [Word] where Word.RawValue == String {
        try strings(name).map { text throws(JSONError) in
            guard let word = Word(rawValue: text) else { throw JSONFields.unknown(text, in: name, of: Word.self) }
            return word
        }
    }

    /// A number, or `null`.
    mutating func doubleOrNull(_ name: String) throws(JSONError) -> Double? {
        switch try value(name) {
        case .null: return nil
        case .string(let text):
            if let number = Double(decimalString: text) { return number }
        default: break
        }
        throw JSONError(path: name, reason: "must be null or a decimal number in a string, in its shortest form")
    }

    /// A string, or `null`.
    mutating func stringOrNull(_ name: String) throws(JSONError) -> String? {
        switch try value(name) {
        case .null: return nil
        case .string(let text): return text
        default: throw JSONError(path: name, reason: "must be null or a string")
        }
    }

    private static func unknown<Word: RawRepresentable & CaseIterable>(
        _ text: String,
        in name: String,
        of type: Word.Type
    ) -> JSONError where Word.RawValue == String {
        let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
        return JSONError(path: name, reason: "\"\(text.prefix(64))\" is not known to this version: use \(known)")
    }
}

extension JSONValue {
    static func int(_ value: Int) -> JSONValue { .integer(Int64(value)) }
    static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
    static func optional(_ number: Double?) -> JSONValue { number.map { .string($0.decimalString) } ?? .null }
    static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
