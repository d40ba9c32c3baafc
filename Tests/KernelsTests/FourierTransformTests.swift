import Kernels
import Testing

@Suite struct FourierTransformTests {
    /// Every mix of radices that small lengths have, against the sum that defines the transform.
    @Test func `it equals the defining sum for every length up to 60`() {
        var generator = SeededGenerator(seed: 11)
        for minimum in 1...60 {
            let length = FourierTransform.length(atLeast: minimum)
            let lines = 1 + minimum % 3
            let signal = (0..<length * lines).map { _ in (generator.normal(), generator.normal()) }
            var real = signal.map(\.0)
            var imaginary = signal.map(\.1)
            FourierTransform(length: length).transform(&real, &imaginary, lines: lines)
            for line in 0..<lines {
                for frequency in 0..<length {
                    let sum = definingSum(signal, length: length, lines: lines, line: line, frequency: frequency)
                    #expect((real[frequency * lines + line] - sum.0).magnitude < 1e-12)
                    #expect((imaginary[frequency * lines + line] - sum.1).magnitude < 1e-12)
                }
            }
        }
    }

    @Test func `a line of ones has one frequency`() {
        for length in [64, 90, 250, 360] {
            var real = [Double](repeating: 1, count: length)
            var imaginary = [Double](repeating: 0, count: length)
            FourierTransform(length: length).transform(&real, &imaginary, lines: 1)
            #expect(real[0] == Double(length))
            #expect(real.dropFirst().allSatisfy { $0.magnitude < 1e-12 })
        }
    }

    @Test func `lengths have no factor above five`() {
        #expect(FourierTransform.length(atLeast: 0) == 1)
        #expect(FourierTransform.length(atLeast: 7) == 8)
        #expect(FourierTransform.length(atLeast: 11) == 12)
        #expect(FourierTransform.length(atLeast: 121) == 125)
        #expect(FourierTransform.length(atLeast: 337) == 360)
    }

    private func definingSum(
        _ signal: [(Double, Double)],
        length: Int,
        lines: Int,
        line: Int,
        frequency: Int
    ) -> (Double, Double) {
        var sum = (0.0, 0.0)
        for position in 0..<length {
            let (cosine, sine) = Elementary.turn(-position * frequency, of: length)
            let (x, y) = signal[position * lines + line]
            sum.0 += x * cosine - y * sine
            sum.1 += x * sine + y * cosine
        }
        return sum
    }
}
