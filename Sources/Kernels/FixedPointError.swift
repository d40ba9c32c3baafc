/// Why a number cannot become a fixed-point word.
public enum FixedPointError: Error, Sendable, Hashable {
    /// It is NaN or infinite.
    case notFinite

    /// Its magnitude is beyond the range.
    case overflow
}
