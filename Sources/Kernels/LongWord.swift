/// A long accumulator: a Double spread over six signed digits of base 2^32, the lowest worth 2^-64.
///
/// After Kulisch's accumulator, cut to the range that measured quantities have. A number is rounded to a multiple of
/// 2^-64 (ties to even; exact from 2^-12 upwards) and split; digits of many records are added position by position in
/// Int64, in any order, and read back as the exact sum rounded once. Sites therefore need not agree on a scale before
/// they know how large a feature is. Up to 2^30 records fit.
public enum LongWord {
    /// How many digits a number has.
    public static let digitCount = 6

    /// The weight of the lowest digit is 2 to this power.
    static let lowestExponent = -64

    /// Numbers must be below 2 to this power in magnitude.
    static let magnitudeExponent = 126

    /// The largest magnitude of a digit.
    public static let digitLimit: Int64 = (1 << 32) - 1

    /// The digits of a number, lowest first; all have the number's sign.
    public static func digits(_ value: Double) throws(FixedPointError) -> [Int64] {
        guard value.isFinite else { throw .notFinite }
        var digits = [Int64](repeating: 0, count: digitCount)
        guard value != 0 else { return digits }
        guard value.exponent < magnitudeExponent else { throw .overflow }
        // The number is `significand * 2^shift` lowest units, with an integer significand below 2^53.
        let scale = value.exponent - 52
        let significand = UInt64((value.magnitude * reciprocalScale(scale)))
        let shift = scale - lowestExponent
        guard shift >= 0 else {
            place(roundedShift(significand, by: -shift), at: 0, sign: value.sign, in: &digits)
            return digits
        }
        place(UInt128(significand) << (shift % 32), at: shift / 32, sign: value.sign, in: &digits)
        return digits
    }

    /// The sum that digits stand for, rounded once to the nearest Double, ties to even.
    public static func value(_ digits: ArraySlice<Int64>) -> Double {
        precondition(digits.count == digitCount, "a long word has \(digitCount) digits")
        let (magnitude, sign) = normalised(Array(digits))
        guard let highest = highestBit(magnitude) else { return 0 }
        let lowestKept = max(highest - 52, 0)
        var significand: UInt64 = 0
        for bit in stride(from: highest, through: lowestKept, by: -1) {
            significand = significand << 1 | self.bit(bit, of: magnitude)
        }
        if lowestKept > 0, self.bit(lowestKept - 1, of: magnitude) == 1 {
            let isAboveHalf = (0..<(lowestKept - 1)).contains { self.bit($0, of: magnitude) == 1 }
            if isAboveHalf || significand & 1 == 1 { significand += 1 }
        }
        return Double(sign: sign, exponent: lowestKept + lowestExponent, significand: Double(significand))
    }

    // MARK: Splitting

    /// The factor `2^-scale` for numbers whose significand is to become an integer.
    ///
    /// Subnormal numbers vanish when rounded anyway.
    private static func reciprocalScale(_ scale: Int) -> Double {
        scale < -1022 ? 0 : Double(sign: .plus, exponent: -scale, significand: 1)
    }

    private static func roundedShift(_ significand: UInt64, by bits: Int) -> UInt128 {
        guard bits <= 54 else { return 0 }
        let quotient = significand >> UInt64(bits)
        let remainder = significand & ((1 << UInt64(bits)) - 1)
        let half: UInt64 = 1 << UInt64(bits - 1)
        let roundsUp = remainder > half || remainder == half && quotient & 1 == 1
        return UInt128(quotient + (roundsUp ? 1 : 0))
    }

    private static func place(
        _ bits: UInt128,
        at position: Int,
        sign: FloatingPointSign,
        in digits: inout [Int64]
    ) {
        var rest = bits
        var position = position
        while rest != 0 {
            let digit = Int64(UInt32(truncatingIfNeeded: rest))
            digits[position] = sign == .minus ? -digit : digit
            rest >>= 32
            position += 1
        }
    }

    // MARK: Reading back

    /// Carries propagated and the sign taken out: digits from 0 to 2^32 - 1, the last one the rest.
    private static func normalised(_ digits: [Int64]) -> ([UInt64], FloatingPointSign) {
        let carried = carry(digits)
        guard carried[digitCount] < 0 else { return (carried.map { UInt64($0) }, .plus) }
        return (carry(carried.map { -$0 }).map { UInt64($0) }, .minus)
    }

    private static func carry(_ digits: [Int64]) -> [Int64] {
        var result: [Int64] = []
        var carry: Int64 = 0
        for digit in digits.prefix(digitCount) {
            // |digit| is at most 2^62 and the carry at most 2^31: no overflow.
            let sum = digit + carry
            result.append(sum & 0xFFFF_FFFF)
            carry = sum >> 32
        }
        result.append(carry + (digits.count > digitCount ? digits[digitCount] : 0))
        return result
    }

    private static func highestBit(_ magnitude: [UInt64]) -> Int? {
        guard let position = magnitude.lastIndex(where: { $0 != 0 }) else { return nil }
        return position * 32 + 63 - magnitude[position].leadingZeroBitCount
    }

    private static func bit(_ index: Int, of magnitude: [UInt64]) -> UInt64 {
        let position = min(index / 32, digitCount)
        return magnitude[position] >> UInt64(index - position * 32) & 1
    }
}
