/// The boundary of a `multipart/related` body, from the `Content-Type` that announces it (RFC 2045, 2046 and 2387).
struct MultipartBoundary: Sendable, Hashable {
    /// 1 to 70 characters of those that RFC 2046 allows.
    let bytes: [UInt8]

    /// Reads the header's value; `nil` if it is not multipart/related of application/dicom with one boundary.
    init?(contentType: String) {
        guard contentType.utf8.count <= 1024, let parameters = MediaType(contentType),
            parameters.type == "multipart/related"
        else { return nil }
        if let type = parameters["type"], type.lowercased() != "application/dicom" { return nil }
        guard let boundary = parameters["boundary"], (1...70).contains(boundary.utf8.count),
            boundary.utf8.allSatisfy(Self.isAllowed), boundary.last != " "
        else { return nil }
        bytes = [UInt8](boundary.utf8)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "'()+_,-./:=? ".utf8.contains(byte)
        }
    }
}

/// A media type with its parameters, values quoted or not.
struct MediaType: Sendable, Hashable {
    /// Type and subtype in small letters.
    let type: String
    private var parameters: [String: String] = [:]

    /// Reads a header's value; `nil` if it is malformed or names a parameter twice.
    init?(_ text: String) {
        var rest = text.unicodeScalars[...]
        type = Self.trimmed(Self.take(&rest) { $0 != ";" }).lowercased()
        guard type.split(separator: "/", omittingEmptySubsequences: false).count == 2 else { return nil }
        while rest.popFirst() != nil {
            let name = Self.trimmed(Self.take(&rest) { $0 != "=" && $0 != ";" }).lowercased()
            if name.isEmpty, rest.first != "=" { continue }
            guard rest.popFirst() == "=", !name.isEmpty, let value = Self.value(&rest),
                parameters.updateValue(value, forKey: name) == nil
            else { return nil }
        }
    }

    /// The value of a parameter, whose name is in small letters.
    subscript(name: String) -> String? { parameters[name] }

    private static func value(_ rest: inout Substring.UnicodeScalarView) -> String? {
        _ = take(&rest) { $0 == " " || $0 == "\t" }
        guard rest.first == "\"" else {
            return trimmed(take(&rest) { $0 != ";" })
        }
        rest.removeFirst()
        var value = String.UnicodeScalarView()
        while let scalar = rest.popFirst() {
            if scalar == "\"" {
                return trimmed(take(&rest) { $0 != ";" }).isEmpty ? String(value) : nil
            }
            if scalar == "\\" {
                guard let escaped = rest.popFirst() else { return nil }
                value.append(escaped)
            } else {
                value.append(scalar)
            }
        }
        return nil
    }

    private static func take(
        _ rest: inout Substring.UnicodeScalarView,
        while condition: (Unicode.Scalar) -> Bool
    ) -> String {
        let taken = rest.prefix(while: condition)
        rest = rest[taken.endIndex...]
        return String(taken)
    }

    private static func trimmed(_ text: String) -> String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        return String(text.drop(while: blank).reversed().drop(while: blank).reversed())
    }
}
