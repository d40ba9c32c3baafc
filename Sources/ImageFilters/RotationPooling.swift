/// How the responses of a filter turned by right angles become one (IBSI 2, section 2.3; O1AQ).
public enum RotationPooling: String, Sendable, Hashable, CaseIterable {
    /// Their mean.
    case average

    /// The greatest of them.
    case maximum
}
