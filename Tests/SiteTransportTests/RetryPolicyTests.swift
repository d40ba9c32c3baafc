import SiteTransport
import Testing

@Suite struct RetryPolicyTests {
    /// Draws the largest or the smallest number every time.
    private struct Extreme: RandomNumberGenerator {
        let value: UInt64
        mutating func next() -> UInt64 { value }
    }

    private func pauses(_ policy: RetryPolicy, _ value: UInt64) -> [Double?] {
        var generator = Extreme(value: value)
        return (1...8).map { policy.pause(afterAttempt: $0, using: &generator) }
    }

    @Test func `pauses double up to the longest, and half of each is random`() {
        let policy = RetryPolicy(maximumAttempts: 8, firstPauseSeconds: 1, longestPauseSeconds: 20)
        let expected: [Double] = [1, 2, 4, 8, 16, 20, 20]
        let shortest = pauses(policy, 0).compactMap { $0 }
        let longest = pauses(policy, .max).compactMap { $0 }
        #expect(shortest == expected.map { $0 / 2 })
        #expect(longest.count == 7)
        for (long, pause) in zip(longest, expected) { #expect(long > 0.99 * pause && long <= pause) }
    }

    @Test func `the last attempt is followed by none`() {
        var generator = SystemRandomNumberGenerator()
        #expect(RetryPolicy.never.pause(afterAttempt: 1, using: &generator) == nil)
        #expect(RetryPolicy.brief.pause(afterAttempt: 5, using: &generator) != nil)
        #expect(RetryPolicy.brief.pause(afterAttempt: 6, using: &generator) == nil)
    }

    @Test func `a patient policy never ends and never waits longer than its longest pause`() throws {
        var generator = SystemRandomNumberGenerator()
        for attempt in [1, 100, 1_000_000] {
            let pause = try #require(RetryPolicy.patient.pause(afterAttempt: attempt, using: &generator))
            #expect((0.25...30).contains(pause))
        }
    }
}
