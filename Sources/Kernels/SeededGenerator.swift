/// Reproducible random numbers: xoshiro256** (Blackman and Vigna 2021, doi 10.1145/3460772), seeded by SplitMix64.
///
/// For synthetic data and for shuffles that everybody must be able to repeat; never for keys.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    /// The generator of a seed.
    public init(seed: UInt64) {
        var seed = seed
        state = (
            Self.splitMix(&seed), Self.splitMix(&seed), Self.splitMix(&seed), Self.splitMix(&seed)
        )
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        let result = Self.rotated(state.1 &* 5, by: 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = Self.rotated(state.3, by: 45)
        return result
    }

    /// A multiple of 2^-53 from 0 to below 1.
    public mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A standard normal number, by Marsaglia's polar method; the second of each pair is dropped, so that the state is
    /// the generator's alone.
    public mutating func normal() -> Double {
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square > 0, square < 1 { return x * (-2 * Elementary.log(square) / square).squareRoot() }
        }
    }

    /// One step of SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195): advances the state and mixes it.
    public static func splitMix(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    private static func rotated(_ word: UInt64, by bits: UInt64) -> UInt64 {
        word << bits | word >> (64 - bits)
    }
}
