/// When a request that found nobody is sent again: after exponentially growing, jittered pauses.
///
/// Every request of the exchange is harmless to repeat. A refusal is never retried.
public struct RetryPolicy: Sendable, Hashable {
    /// How often a request is sent at most; `nil` for as long as it takes.
    public var maximumAttempts: Int?

    /// The first pause, in seconds.
    public var firstPauseSeconds: Double

    /// The longest pause, in seconds.
    public var longestPauseSeconds: Double

    /// Creates a policy.
    public init(maximumAttempts: Int?, firstPauseSeconds: Double = 0.5, longestPauseSeconds: Double = 30) {
        self.maximumAttempts = maximumAttempts
        self.firstPauseSeconds = firstPauseSeconds
        self.longestPauseSeconds = longestPauseSeconds
    }

    /// One attempt: for commands at which a person waits.
    public static let never = RetryPolicy(maximumAttempts: 1)

    /// Six attempts in about fifteen seconds.
    public static let brief = RetryPolicy(maximumAttempts: 6)

    /// Until it works: for an agent that runs unattended.
    public static let patient = RetryPolicy(maximumAttempts: nil)

    /// The pause after the attempt of this number (from 1), in seconds; `nil` when that was the last one.
    ///
    /// Half of the pause is random, so that the sites of a consortium do not come back all at once after an outage.
    public func pause(afterAttempt attempt: Int, using generator: inout some RandomNumberGenerator) -> Double? {
        if let maximumAttempts, attempt >= maximumAttempts { return nil }
        let doublings = Double(min(attempt - 1, 30))
        var pause = firstPauseSeconds
        for _ in 0..<Int(doublings) where pause < longestPauseSeconds { pause *= 2 }
        pause = min(pause, longestPauseSeconds)
        return pause / 2 + Double.random(in: 0..<1, using: &generator) * pause / 2
    }
}
