/// Binary fixed point in a 64-bit word: a number `v` becomes `round(v * 2^fractionBits)`, ties to even.
///
/// Each record's number is rounded before it is added, so that sums are sums of integers and do not depend on their order
/// or on how records are split over sites. The error of one word is at most `2^-(fractionBits + 1)`; of a sum of `n`
/// words, `n` times that. Words are limited in magnitude so that a sum of `2^63 / limit` of them cannot wrap.
public enum FixedPoint {
    /// The word of a number.
    public static func word(
        _ value: Double,
        fractionBits: Int,
        limit: Int64 = 1 << 52
    ) throws(FixedPointError) -> Int64 {
        guard value.isFinite else { throw .notFinite }
        let scaled = (value * power(fractionBits)).rounded(.toNearestOrEven)
        guard scaled.magnitude <= Double(limit) else { throw .overflow }
        return Int64(scaled)
    }

    /// The number of a word, or of a sum of words: rounded to the nearest Double, ties to even.
    public static func value(_ word: Int64, fractionBits: Int) -> Double {
        Double(word) * power(-fractionBits)
    }

    /// Two to a power within the range of normal numbers, from its bits: this is called for every word of a sum.
    private static func power(_ exponent: Int) -> Double {
        precondition((-1022...1023).contains(exponent), "a power of two that is a normal number")
        return Double(bitPattern: UInt64(exponent + 1023) << 52)
    }
}
