public import CanonicalEncoding

/// A refused request, as it goes over the wire: a code for programs and a sentence for people.
public struct Refusal: Error, Hashable, Sendable, JSONRepresentable, CustomStringConvertible {
    /// Why.
    public let code: RefusalCode

    /// The same in words, with what would be right.
    ///
    /// Names no patient and no value.
    public let message: String

    /// Creates a refusal.
    public init(_ code: RefusalCode, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Code and sentence on one line.
    public var description: String { "\(message) [\(code.rawValue)]" }

    /// The refusal as canonical JSON.
    public var json: JSONValue {
        .object(["error": .object(["code": .string(code.rawValue), "message": .string(message)])])
    }

    /// Reads a refusal; an unknown code is refused.
    public init(json: JSONValue) throws(JSONError) {
        var outer = try JSONFields(json)
        var fields = try JSONFields(outer.value("error"))
        let code = try fields.string("code")
        guard let known = RefusalCode(rawValue: code) else {
            throw JSONError(path: "error.code", reason: "\"\(code)\" is not known to this version")
        }
        self.init(known, try fields.string("message"))
        try fields.finish()
        try outer.finish()
    }
}
