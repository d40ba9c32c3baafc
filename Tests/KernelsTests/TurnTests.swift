import Kernels
import Testing

@Suite struct TurnTests {
    /// Closed forms: fifths, sixths, eighths and tenths of a turn need square roots only.
    @Test func `angles with a closed form have it`() {
        let five = 5.0.squareRoot()
        let expected: [(Int, Int, Double, Double)] = [
            (1, 8, 0.5.squareRoot(), 0.5.squareRoot()),
            (1, 6, 0.5, 0.75.squareRoot()),
            (1, 12, 0.75.squareRoot(), 0.5),
            (1, 5, (five - 1) / 4, ((10 + 2 * five).squareRoot()) / 4),
            (2, 5, (-five - 1) / 4, ((10 - 2 * five).squareRoot()) / 4),
            (1, 10, (five + 1) / 4, ((10 - 2 * five).squareRoot()) / 4),
        ]
        for (numerator, denominator, cosine, sine) in expected {
            let turn = Elementary.turn(numerator, of: denominator)
            #expect((turn.cosine - cosine).magnitude < 2.3e-16)
            #expect((turn.sine - sine).magnitude < 2.3e-16)
        }
    }

    @Test func `quarters of a turn are exact`() {
        let turns = (-4...4).map { Elementary.turn($0 * 25, of: 100) }
        #expect(turns.map(\.cosine) == [1, 0, -1, 0, 1, 0, -1, 0, 1])
        #expect(turns.map(\.sine) == [0, 1, 0, -1, 0, 1, 0, -1, 0])
    }

    @Test func `halving an angle twice the long way gives the same`() {
        for denominator in [7, 97, 1000, 4096] {
            for numerator in 0..<denominator {
                let whole = Elementary.turn(2 * numerator, of: denominator)
                let half = Elementary.turn(numerator, of: denominator)
                #expect((whole.cosine - (half.cosine * half.cosine - half.sine * half.sine)).magnitude < 5e-16)
                #expect((whole.sine - 2 * half.cosine * half.sine).magnitude < 5e-16)
            }
        }
    }
}
