/// The value of a feature, or why it has none; never NaN or infinite.
public enum FeatureOutcome: Sendable, Hashable {
    /// A finite number.
    case value(Double)

    /// The feature's formula has no value for this region.
    case undefined(UndefinedReason)

    /// The number, if there is one.
    public var number: Double? {
        guard case .value(let number) = self else { return nil }
        return number
    }

    /// A number that has to be finite; `reason` says what else it means.
    init(_ number: Double, otherwise reason: UndefinedReason) {
        self = number.isFinite ? .value(number) : .undefined(reason)
    }
}
