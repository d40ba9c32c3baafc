/// A JSON value as this project hashes and signs it: no floating-point numbers, whose spelling differs between writers.
///
/// Fractions travel as decimal strings (``Swift/Double/decimalString``).
public indirect enum JSONValue: Sendable, Hashable {
    /// Members by name.
    case object([String: JSONValue])

    /// Elements in order.
    case array([JSONValue])

    /// Text.
    case string(String)

    /// A whole number of magnitude at most 2^53 - 1, which every JSON reader keeps exact (RFC 7493).
    case integer(Int64)

    /// `true` or `false`.
    case boolean(Bool)

    /// `null`.
    case null

    /// The largest magnitude an integer may have.
    public static let integerLimit: Int64 = (1 << 53) - 1

    /// The deepest nesting that is read.
    public static let depthLimit = 64
}

extension JSONValue {
    /// The one byte form of the value: RFC 8785 (JCS), members sorted by UTF-16 code units.
    public var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    /// The canonical bytes as text.
    public var canonicalText: String { String(decoding: canonicalBytes, as: UTF8.self) }

    private func append(to bytes: inout [UInt8]) {
        switch self {
        case .object(let members):
            let sorted = members.sorted { $0.key.utf16.lexicographicallyPrecedes($1.key.utf16) }
            Self.append(sorted, between: "{", and: "}", to: &bytes) { member, bytes in
                Self.append(member.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
        case .array(let elements):
            Self.append(elements, between: "[", and: "]", to: &bytes) { $0.append(to: &$1) }
        case .string(let text): Self.append(text, to: &bytes)
        case .integer(let number): bytes.append(contentsOf: String(number).utf8)
        case .boolean(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
        case .null: bytes.append(contentsOf: "null".utf8)
        }
    }

    private static func append<Element>(
        _ elements: [Element],
        between opening: Unicode.Scalar,
        and closing: Unicode.Scalar,
        to bytes: inout [UInt8],
        appendElement: (Element, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        for (position, element) in elements.enumerated() {
            if position > 0 { bytes.append(UInt8(ascii: ",")) }
            appendElement(element, &bytes)
        }
        bytes.append(UInt8(ascii: closing))
    }

    /// RFC 8785, section 3.2.2.2: the seven short escapes, `\u00xx` for other controls, everything else as it is.
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0x08: bytes.append(contentsOf: "\\b".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0C: bytes.append(contentsOf: "\\f".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes.append(contentsOf: (digits.utf8.count == 1 ? "\\u000" : "\\u00").utf8)
                bytes.append(contentsOf: digits.utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
