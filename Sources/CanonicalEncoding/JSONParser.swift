extension JSONValue {
    /// Reads any spelling of a value: white space, escapes and member order are free; floats and duplicates are refused.
    ///
    /// The whole input is consumed. Size and depth are bounded.
    public init(parsing bytes: [UInt8], maximumBytes: Int = 16 << 20) throws(JSONError) {
        guard bytes.count <= maximumBytes else {
            throw JSONError(path: "", reason: "the document has \(bytes.count) bytes; at most \(maximumBytes) are read")
        }
        var parser = JSONParser(bytes: bytes)
        self = try parser.document()
    }

    /// Reads a value in its canonical bytes and refuses every other spelling of it.
    public init(canonical bytes: [UInt8], maximumBytes: Int = 16 << 20) throws(JSONError) {
        try self.init(parsing: bytes, maximumBytes: maximumBytes)
        guard canonicalBytes == bytes else {
            throw JSONError(path: "", reason: "the document is not in canonical form (RFC 8785)")
        }
    }
}

/// A recursive-descent parser over bytes (RFC 8259), bounded in depth.
private struct JSONParser {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(JSONError) -> JSONValue {
        let result = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw failure("is followed by more bytes") }
        return result
    }

    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth < JSONValue.depthLimit else { throw failure("is nested too deeply") }
        skipSpace()
        switch peek() {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .boolean(true))
        case UInt8(ascii: "f"): return try literal("false", .boolean(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return .integer(try integer())
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        position += 1
        var members: [String: JSONValue] = [:]
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            skipSpace()
            guard peek() == UInt8(ascii: "\"") else { throw failure("should be a member name") }
            let name = try string()
            guard take(UInt8(ascii: ":")) else { throw failure("should be a colon") }
            let member = try value(depth: depth + 1)
            guard members.updateValue(member, forKey: name) == nil else {
                throw failure("repeats the member \"\(name.prefix(64))\"")
            }
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { throw failure("should be a comma or a closing brace") }
        }
    }

    private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        position += 1
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            elements.append(try value(depth: depth + 1))
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { throw failure("should be a comma or a closing bracket") }
        }
    }

    private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for expected in text.description.utf8 {
            guard peek() == expected else { throw failure("should be \(text)") }
            position += 1
        }
        return value
    }

    private mutating func integer() throws(JSONError) -> Int64 {
        let start = position
        if peek() == UInt8(ascii: "-") { position += 1 }
        let firstDigit = position
        while let byte = peek(), (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > firstDigit else { throw failure("should be a JSON value") }
        if let byte = peek(), [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(byte) {
            throw failure("should be a whole number; fractions are written as strings")
        }
        let digits = bytes[firstDigit..<position]
        guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { throw failure("has a leading zero") }
        guard let number = Int64(String(decoding: bytes[start..<position], as: UTF8.self)),
            number.magnitude <= UInt64(JSONValue.integerLimit)
        else { throw failure("is beyond 2^53 - 1") }
        return number
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        var content: [UInt8] = []
        while true {
            guard let byte = peek() else { throw failure("ends inside a string") }
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = String(validating: content, as: UTF8.self) else {
                    throw failure("is not valid UTF-8")
                }
                return text
            case UInt8(ascii: "\\"): content.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw failure("has a control character in a string")
            default: content.append(byte)
            }
        }
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        guard let byte = peek() else { throw failure("ends inside an escape") }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw failure("has an unknown escape")
        }
    }

    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let first = try hexadecimalUnit()
        if let scalar = Unicode.Scalar(UInt32(first)) { return scalar }
        guard UTF16.isLeadSurrogate(first), peek() == UInt8(ascii: "\\") else {
            throw failure("has a lone surrogate")
        }
        position += 1
        guard peek() == UInt8(ascii: "u") else { throw failure("has a lone surrogate") }
        position += 1
        let second = try hexadecimalUnit()
        guard UTF16.isTrailSurrogate(second) else { throw failure("has a lone surrogate") }
        let code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(code) else { throw failure("has a lone surrogate") }
        return scalar
    }

    private mutating func hexadecimalUnit() throws(JSONError) -> UInt16 {
        guard position + 4 <= bytes.count else { throw failure("ends inside an escape") }
        let digits = bytes[position..<position + 4]
        var unit: UInt16 = 0
        for digit in digits {
            guard let nibble = Hexadecimal.value(of: digit) else {
                throw failure("has an escape that is not hexadecimal")
            }
            unit = unit << 4 | UInt16(nibble)
        }
        position += 4
        return unit
    }

    private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard peek() == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek(), byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private func failure(_ reason: String) -> JSONError {
        JSONError(path: "byte \(position)", reason: reason)
    }
}
