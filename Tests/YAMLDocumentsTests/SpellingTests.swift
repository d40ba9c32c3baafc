import Testing

@testable import YAMLDocuments

@Suite struct SpellingTests {
    @Test(arguments: [("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("same", "same", 0)])
    func `the distance is the number of letters to change`(first: String, second: String, distance: Int) {
        #expect(Spelling.distance(first, second) == distance)
        #expect(Spelling.distance(second, first) == distance)
    }

    @Test func `only a near word is guessed`() {
        #expect(Spelling.nearest(to: "qourum", in: ["quorum", "deadline"]) == "quorum")
        #expect(Spelling.nearest(to: "TE_MS", in: ["TE_ms", "TR_ms"]) == "TE_ms")
        #expect(Spelling.nearest(to: "penalty", in: ["quorum", "deadline"]) == nil)
        #expect(Spelling.nearest(to: "x", in: []) == nil)
    }
}
