import CanonicalEncoding

extension JSONFields {
    /// A whole number of at least 1.
    mutating func positive(_ name: String) throws(JSONError) -> Int {
        let value = try int(name)
        guard value >= 1 else { throw JSONError(path: name, reason: "must be at least 1, is \(value)") }
        return value
    }

    /// The version every message starts with; any other is refused, not guessed.
    mutating func requireVersion(_ supported: Int) throws(JSONError) {
        let version = try int("version")
        guard version == supported else {
            throw JSONError(path: "version", reason: "is \(version); this program speaks version \(supported)")
        }
    }
}

extension JSONValue {
    static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }
    static func int(_ value: Int) -> JSONValue { .integer(Int64(value)) }
}
