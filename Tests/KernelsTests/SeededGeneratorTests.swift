import Kernels
import Testing

@Suite struct SeededGeneratorTests {
    /// The first outputs of the reference SplitMix64 for seed 1234567, as other implementations publish them.
    @Test func `SplitMix64 gives its published sequence`() {
        var state: UInt64 = 1_234_567
        let outputs = (0..<3).map { _ in SeededGenerator.splitMix(&state) }
        #expect(outputs == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
    }

    @Test func `the same seed gives the same numbers`() {
        var first = SeededGenerator(seed: 9)
        var second = SeededGenerator(seed: 9)
        for _ in 0..<100 { #expect(first.next() == second.next()) }
    }

    @Test func `normal numbers have mean zero and variance one`() {
        var generator = SeededGenerator(seed: 5)
        let numbers = (0..<100_000).map { _ in generator.normal() }
        let mean = numbers.reduce(0, +) / 100_000
        let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100_000
        #expect(mean.magnitude < 0.015)
        #expect((variance - 1).magnitude < 0.02)
    }
}
