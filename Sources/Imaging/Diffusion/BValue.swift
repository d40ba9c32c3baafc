/// The strength of a diffusion weighting, in s/mm^2.
public struct BValue: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The number of s/mm^2, from 0 to 10,000.
    public let secondsPerSquareMillimeter: Double

    /// What a b-value may be; beyond it, a number is in another unit or a marker of a computed image.
    public static let range = 0.0...10_000.0

    /// The most different b-values of one fit.
    public static let countLimit = 32

    /// Checks and keeps a number of s/mm^2.
    public init(_ secondsPerSquareMillimeter: Double) throws(ImagingError) {
        guard secondsPerSquareMillimeter.isFinite, Self.range.contains(secondsPerSquareMillimeter) else {
            throw .badSetting(
                field: "b-value",
                value: "\(secondsPerSquareMillimeter)",
                expected: "0 to 10000 s/mm^2"
            )
        }
        // Minus zero is the same weighting as zero.
        self.secondsPerSquareMillimeter = secondsPerSquareMillimeter == 0 ? 0 : secondsPerSquareMillimeter
    }

    /// Whether one weighting is weaker than another.
    public static func < (first: BValue, second: BValue) -> Bool {
        first.secondsPerSquareMillimeter < second.secondsPerSquareMillimeter
    }

    /// For example `b 800`.
    public var description: String {
        let whole = Int(secondsPerSquareMillimeter)
        return Double(whole) == secondsPerSquareMillimeter ? "b \(whole)" : "b \(secondsPerSquareMillimeter)"
    }
}
