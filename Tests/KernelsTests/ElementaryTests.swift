import Kernels
import Testing

@Suite struct ElementaryTests {
    private func largestError(
        _ vectors: [(UInt64, UInt64)],
        _ function: (Double) -> Double
    ) -> Double {
        vectors.map { argument, expected in
            let value = function(Double(bitPattern: argument))
            let exact = Double(bitPattern: expected)
            return (value - exact).magnitude / exact.ulp
        }.max() ?? .infinity
    }

    @Test func `functions agree with fifty-digit arithmetic within two units in the last place`() {
        #expect(largestError(ElementaryVectors.exp, Elementary.exp) <= 1)
        #expect(largestError(ElementaryVectors.log, Elementary.log) <= 1)
        #expect(largestError(ElementaryVectors.log2, Elementary.log2) <= 2)
        #expect(largestError(ElementaryVectors.log1p, Elementary.log1p) <= 2)
        #expect(largestError(ElementaryVectors.sigmoid, Elementary.sigmoid) <= 3)
        #expect(largestError(ElementaryVectors.softplus, Elementary.softplus) <= 2)
    }

    @Test func `the edges of the range are what IEEE 754 names`() {
        #expect(Elementary.exp(0) == 1)
        #expect(Elementary.exp(710) == .infinity)
        #expect(Elementary.exp(-746) == 0)
        #expect(Elementary.exp(-740) > 0)
        #expect(Elementary.exp(.nan).isNaN)
        #expect(Elementary.log(1) == 0)
        #expect(Elementary.log(0) == -.infinity)
        #expect(Elementary.log(-1).isNaN)
        #expect(Elementary.log(.infinity) == .infinity)
        #expect(Elementary.log1p(-1) == -.infinity)
        #expect(Elementary.softplus(1000) == 1000)
        #expect(Elementary.sigmoid(-1000) == 0)
    }

    @Test func `the binary logarithm of a power of two is exact`() {
        for exponent in -1074...1023 {
            #expect(Elementary.log2(Double(sign: .plus, exponent: exponent, significand: 1)) == Double(exponent))
        }
    }
}
