import Kernels
import Testing

@Suite struct FixedPointTests {
    @Test func `words are rounded to nearest with ties to even`() throws {
        #expect(try FixedPoint.word(0.5, fractionBits: 0) == 0)
        #expect(try FixedPoint.word(1.5, fractionBits: 0) == 2)
        #expect(try FixedPoint.word(-2.5, fractionBits: 0) == -2)
        #expect(try FixedPoint.word(0.3, fractionBits: 40) == 329_853_488_333)
    }

    @Test func `a number that is not finite or too large is refused`() {
        #expect(throws: FixedPointError.notFinite) { try FixedPoint.word(.nan, fractionBits: 40) }
        #expect(throws: FixedPointError.notFinite) { try FixedPoint.word(-.infinity, fractionBits: 40) }
        #expect(throws: FixedPointError.overflow) { try FixedPoint.word(4097, fractionBits: 40) }
        #expect(throws: FixedPointError.overflow) { try FixedPoint.word(.greatestFiniteMagnitude, fractionBits: 40) }
    }

    @Test func `a word reads back within half a unit`() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<1000 {
            let value = 100 * generator.normal()
            let word = try FixedPoint.word(value, fractionBits: 40)
            #expect((FixedPoint.value(word, fractionBits: 40) - value).magnitude <= 0x1p-41)
        }
    }
}
