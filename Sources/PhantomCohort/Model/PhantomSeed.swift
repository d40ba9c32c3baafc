import Kernels

/// Seeds of independent streams of random numbers, each by what it is for.
///
/// What is random about a patient does not depend on how many others there are.
enum PhantomSeed {
    static func scanner(_ number: Int, seed: UInt64) -> UInt64 { mixed(seed, 1, UInt64(number)) }

    static func patientCount(_ scanner: Int, seed: UInt64) -> UInt64 { mixed(seed, 2, UInt64(scanner)) }

    static func patient(_ number: Int, seed: UInt64) -> UInt64 { mixed(seed, 3, UInt64(number)) }

    static func image(_ series: Int, of number: Int, seed: UInt64) -> UInt64 {
        mixed(seed, 4 + UInt64(series), UInt64(number))
    }

    private static func mixed(_ seed: UInt64, _ purpose: UInt64, _ number: UInt64) -> UInt64 {
        var state = seed
        state = SeededGenerator.splitMix(&state) ^ purpose
        state = SeededGenerator.splitMix(&state) ^ number
        return SeededGenerator.splitMix(&state)
    }
}
