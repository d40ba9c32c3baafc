import CanonicalEncoding
import Testing

@Suite struct JSONValueTests {
    private func parse(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    /// The strings and the order of RFC 8785, sections 3.2.2.2 and 3.2.3.
    @Test func `members are sorted by UTF-16 code units, as RFC 8785 shows`() throws {
        let value = try parse(
            #"{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew","1":"One","\ud83d\ude00":"Emoji","\u0080":"Control","\u00f6":"Latin"}"#
        )
        let text = value.canonicalText
        let order = ["Carriage Return", "One", "Control", "Latin", "Euro Sign", "Emoji", "Hebrew"]
        let positions = order.map { text.firstRange(of: $0)?.lowerBound }
        #expect(positions.allSatisfy { $0 != nil })
        #expect(positions.compactMap { $0 } == positions.compactMap { $0 }.sorted())
    }

    @Test func `strings are escaped as RFC 8785 asks`() throws {
        let value = try parse(#""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/""#)
        #expect(value.canonicalText == #""€$\u000f\nA'B\"\\\\\"/""#)
    }

    @Test func `every kind of value reads back`() throws {
        let text = #"{"a":[1,-2,9007199254740991],"b":{},"c":[],"d":null,"e":true,"f":false,"g":"\t"}"#
        #expect(try JSONValue(canonical: Array(text.utf8)).canonicalText == text)
    }

    @Test(arguments: [
        "", "{", "[1,]", "{\"a\":1,}", "1.5", "1e3", "01", "-", "9007199254740992", "{\"a\":1,\"a\":2}", "\"\\ud800\"",
        "\"\\x\"", "\"a\nb\"", "nul", "1 2", "{a:1}", "\"abc", "[1 2]", "\u{FEFF}1", "+1", "NaN",
    ]) func `malformed text is refused`(_ text: String) {
        #expect(throws: JSONError.self) { try parse(text) }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xC0, 0x80, 0x22]) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xED, 0xA0, 0x80, 0x22]) }
    }

    @Test(arguments: [" 1", "{ }", "{\"b\":1,\"a\":2}", "\"\\u0041\"", "[1, 2]", "-0"])
    func `another spelling of a value is not canonical`(_ text: String) {
        #expect(throws: JSONError.self) { try JSONValue(canonical: Array(text.utf8)) }
    }

    @Test func `depth and size are bounded`() {
        let deep = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
        #expect(throws: JSONError.self) { try parse(deep) }
        #expect(throws: JSONError.self) { try JSONValue(parsing: Array("[1,2,3]".utf8), maximumBytes: 4) }
    }

    @Test func `a member nobody asked for is refused by name`() throws {
        var fields = try JSONFields(try parse(#"{"a":1,"surprise":2}"#))
        #expect(try fields.int("a") == 1)
        #expect(throws: JSONError(path: "surprise", reason: "is not known to this version")) { try fields.finish() }
    }

    @Test func `decimal strings have one spelling`() {
        for number in [0.1, -2.5, 1e-300, 1.7976931348623157e308, 123_456_789] {
            #expect(Double(decimalString: number.decimalString) == number)
        }
        #expect((-0.0).decimalString == "0")
        for text in ["1.0", "01", "+1", "1e5 ", "nan", "inf", "0x1p3", "-0", "1E5", ""] {
            #expect(Double(decimalString: text) == nil)
        }
    }
}
