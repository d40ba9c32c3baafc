import Kernels
import Testing

@Suite struct LongWordTests {
    @Test func `a number of more than 2^-12 reads back exactly`() throws {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<5000 {
            let exponent = Int(generator.next() % 137) - 12
            let value = Double(sign: .plus, exponent: exponent, significand: 1 + generator.uniform()) * sign(&generator)
            #expect(LongWord.value(try LongWord.digits(value)[...]) == value)
        }
    }

    @Test func `a smaller number is rounded to a multiple of 2^-64`() throws {
        #expect(LongWord.value(try LongWord.digits(0x1p-65)[...]) == 0)
        #expect(LongWord.value(try LongWord.digits(0x1.8p-64)[...]) == 0x1p-63)
        #expect(LongWord.value(try LongWord.digits(-0x1.4p-63)[...]) == -0x1p-63)
        #expect(LongWord.value(try LongWord.digits(.leastNonzeroMagnitude)[...]) == 0)
    }

    @Test func `numbers out of range are refused`() {
        #expect(throws: FixedPointError.overflow) { try LongWord.digits(0x1p126) }
        #expect(throws: FixedPointError.notFinite) { try LongWord.digits(.nan) }
    }

    /// 128-bit integers hold the exact sum of numbers of this range.
    @Test func `a sum is exact and rounded once, whatever the order`() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            var values: [Double] = []
            var exact: Int128 = 0
            for _ in 0..<50 {
                let integer = Int64(bitPattern: generator.next()) >> Int64(generator.next() % 50 + 11)
                let shift = Int(generator.next() % 60)
                values.append(Double(integer) * Double(sign: .plus, exponent: shift - 30, significand: 1))
                exact += Int128(integer) << shift
            }
            let forwards = LongWord.value(try sum(values)[...])
            let shuffled = LongWord.value(try sum(values.shuffled(using: &generator))[...])
            #expect(forwards == shuffled)
            #expect(forwards == Double(exact) * 0x1p-30)
        }
    }

    @Test func `large terms that cancel leave the small one`() throws {
        #expect(LongWord.value(try sum([0x1p100, 3.25, -0x1p100])[...]) == 3.25)
        #expect(LongWord.value(try sum([-0x1p100, -3.25, 0x1p100])[...]) == -3.25)
    }

    private func sum(_ values: [Double]) throws -> [Int64] {
        var total = [Int64](repeating: 0, count: LongWord.digitCount)
        for value in values {
            for (position, digit) in try LongWord.digits(value).enumerated() { total[position] += digit }
        }
        return total
    }

    private func sign(_ generator: inout SeededGenerator) -> Double { generator.next() & 1 == 0 ? 1 : -1 }
}
