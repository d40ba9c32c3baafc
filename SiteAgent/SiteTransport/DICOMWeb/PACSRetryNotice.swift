/// Told when a request to a PACS failed and will be sent again.
public struct PACSRetryNotice: Sendable, Hashable, CustomStringConvertible {
    /// Which attempt failed, from 1.
    public let attempt: Int

    /// Why.
    public let error: PACSError

    /// How long the pause before the next attempt is, in seconds.
    public let pauseSeconds: Double

    /// One line for a log or terminal.
    public var description: String {
        let tenths = Int((pauseSeconds * 10).rounded())
        return "\(error) Attempt \(attempt) failed; trying again in \(tenths / 10).\(tenths % 10) s."
    }
}
