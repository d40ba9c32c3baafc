import CanonicalEncoding
import Testing

@testable import Audit

@Suite struct JSONDifferenceTests {
    private func path(_ first: String, _ second: String) throws -> String? {
        JSONDifference.path(try JSONValue(parsing: Array(first.utf8)), try JSONValue(parsing: Array(second.utf8)))
    }

    @Test func `the first place that differs is named`() throws {
        let value = #"{"a":[{"b":1},{"b":[1,2]}],"c":"x"}"#
        #expect(try path(value, value) == nil)
        #expect(try path(value, #"{"a":[{"b":1},{"b":[1,3]}],"c":"y"}"#) == "a[1].b[1]")
        #expect(try path(value, #"{"a":[{"b":1}],"c":"x"}"#) == "a[1]")
        #expect(try path(value, #"{"a":[{"b":1},{"b":[1,2]}]}"#) == "c")
        #expect(try path(value, "3") == "")
    }
}
