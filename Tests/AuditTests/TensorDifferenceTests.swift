import CanonicalEncoding
import Testing

@testable import Audit

@Suite struct TensorDifferenceTests {
    private func file(_ name: String, _ words: [Int64], shape: [Int]? = nil) throws -> [UInt8] {
        try TensorFile([.init(name: name, shape: shape ?? [words.count], words: words)]).bytes
    }

    @Test func `the first word that differs is named with both values`() throws {
        let mine = try file("rows", [1, 2, 3])
        #expect(
            TensorDifference.text(mine, try file("rows", [1, 5, 4])) == "rows[1] is 5, the contributions add up to 2"
        )
        #expect(TensorDifference.text(mine, try file("lines", [1, 2, 3])) == "it has other tensors")
        #expect(TensorDifference.text(mine, try file("rows", [1, 2, 3], shape: [3, 1])) == "rows has another shape")
        #expect(TensorDifference.text(mine, [1, 2, 3]) == "the logged sum is not a file of tensors")
    }
}
