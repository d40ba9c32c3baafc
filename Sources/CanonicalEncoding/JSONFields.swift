/// Reads the members of an object one by one, and refuses those that nobody asked for.
///
/// Call a reader for each member that the format has, then ``finish()``.
public struct JSONFields: Sendable {
    private var members: [String: JSONValue]
    private let path: String

    /// Begins with an object; `path` is where it stands in the document.
    public init(_ value: JSONValue, path: String = "") throws(JSONError) {
        guard case .object(let members) = value else { throw JSONError(path: path, reason: "must be an object") }
        self.members = members
        self.path = path
    }

    /// A member that must be there.
    public mutating func value(_ name: String) throws(JSONError) -> JSONValue {
        guard let value = members.removeValue(forKey: name) else { throw failure(name, "is missing") }
        return value
    }

    /// A member that may be there.
    public mutating func optional(_ name: String) -> JSONValue? {
        members.removeValue(forKey: name)
    }

    /// Whether a member is there that has not been read yet.
    public func has(_ name: String) -> Bool { members[name] != nil }

    /// A string.
    public mutating func string(_ name: String) throws(JSONError) -> String {
        guard case .string(let text) = try value(name) else { throw failure(name, "must be a string") }
        return text
    }

    /// A whole number.
    public mutating func integer(_ name: String) throws(JSONError) -> Int64 {
        guard case .integer(let number) = try value(name) else { throw failure(name, "must be a whole number") }
        return number
    }

    /// A whole number within a range; from zero upwards unless told.
    public mutating func int(
        _ name: String,
        in range: ClosedRange<Int> = 0...Int(JSONValue.integerLimit)
    ) throws(JSONError) -> Int {
        let number = Int(try integer(name))
        guard range.contains(number) else {
            throw failure(name, "must be from \(range.lowerBound) to \(range.upperBound), is \(number)")
        }
        return number
    }

    /// `true` or `false`.
    public mutating func boolean(_ name: String) throws(JSONError) -> Bool {
        guard case .boolean(let flag) = try value(name) else { throw failure(name, "must be true or false") }
        return flag
    }

    /// An array.
    public mutating func array(_ name: String) throws(JSONError) -> [JSONValue] {
        guard case .array(let elements) = try value(name) else { throw failure(name, "must be an array") }
        return elements
    }

    /// An array of strings.
    public mutating func strings(_ name: String) throws(JSONError) -> [String] {
        var strings: [String] = []
        for element in try array(name) {
            guard case .string(let text) = element else { throw failure(name, "must hold strings only") }
            strings.append(text)
        }
        return strings
    }

    /// A SHA-256 digest in lower-case hexadecimal.
    public mutating func digest(_ name: String) throws(JSONError) -> SHA256Digest {
        guard let digest = SHA256Digest(hex: try string(name)) else {
            throw failure(name, "must be a SHA-256 digest: 64 lower-case hexadecimal digits")
        }
        return digest
    }

    /// Bytes in base64.
    public mutating func bytes(_ name: String) throws(JSONError) -> [UInt8] {
        guard let bytes = Base64.decode(try string(name)) else { throw failure(name, "must be base64") }
        return bytes
    }

    /// A number as its canonical decimal string.
    public mutating func double(_ name: String) throws(JSONError) -> Double {
        guard let number = Double(decimalString: try string(name)) else {
            throw failure(name, "must be a decimal number in a string, in its shortest form")
        }
        return number
    }

    /// Numbers as canonical decimal strings.
    public mutating func doubles(_ name: String) throws(JSONError) -> [Double] {
        var numbers: [Double] = []
        for text in try strings(name) {
            guard let number = Double(decimalString: text) else {
                throw failure(name, "must hold decimal numbers in strings, in their shortest form")
            }
            numbers.append(number)
        }
        return numbers
    }

    /// Refuses members that were not read.
    public func finish() throws(JSONError) {
        if let unknown = members.keys.sorted().first {
            throw failure(String(unknown.prefix(64)), "is not known to this version")
        }
    }

    private func failure(_ name: String, _ reason: String) -> JSONError {
        JSONError(path: path.isEmpty ? name : "\(path).\(name)", reason: reason)
    }
}
