/// The most bytes each message may have.
///
/// Readers stop there; writers never reach it.
public enum MessageLimits {
    /// A control message (JSON).
    public static let control = 1 << 20

    /// The envelope header, in base64.
    public static let envelopeHeader = 4096

    /// A contribution or sum body, whatever its manifest says.
    public static let body = 64 << 20

    /// The longest that a long-poll may be held, in seconds: below the idle time-out of common proxies.
    public static let longPollSeconds = 25

    /// An entry of the round log (C2SP tlog-tiles).
    public static let logEntry = 65_535
}
