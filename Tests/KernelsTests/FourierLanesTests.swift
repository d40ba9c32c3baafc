import Testing

@testable import Kernels

@Suite struct FourierLanesTests {
    /// From and to places among other data, so that nothing around them may be touched.
    @Test func `it equals the other transform for every length up to 60`() {
        var generator = SeededGenerator(seed: 12)
        for minimum in 1...60 {
            let length = FourierTransform.length(atLeast: minimum)
            let vectors = 1 + minimum % 4
            let lines = 2 * vectors
            var real = (0..<length * lines).map { _ in generator.normal() }
            var imaginary = (0..<length * lines).map { _ in generator.normal() }
            let row = vectors + 2
            let (source, target) = (LaneBuffer(count: length * row), LaneBuffer(count: length * row))
            for index in real.indices {
                let lane = 2 * (row * (index / lines) + 1) + index % lines
                source.view[lane: lane, part: 0] = real[index]
                source.view[lane: lane, part: 1] = imaginary[index]
            }
            LaneTransform(length: length).transform(
                from: LanePass.Place(view: source.view, offset: 1, row: row),
                to: LanePass.Place(view: target.view, offset: 1, row: row),
                vectors: vectors,
                through: (LaneBuffer(count: length * vectors), LaneBuffer(count: length * vectors))
            )
            FourierTransform(length: length).transform(&real, &imaginary, lines: lines)
            for index in real.indices {
                let lane = 2 * (row * (index / lines) + 1) + index % lines
                #expect((target.view[lane: lane, part: 0] - real[index]).magnitude < 1e-12)
                #expect((target.view[lane: lane, part: 1] - imaginary[index]).magnitude < 1e-12)
            }
            for element in 0..<length {
                #expect(target.view[lane: 2 * row * element, part: 0] == 0)
                #expect(target.view[lane: 2 * row * element + 2 * row - 1, part: 1] == 0)
            }
        }
    }

    @Test func `numbers lie in lanes as vectors do`() {
        let buffer = LaneBuffer(count: 2)
        buffer.view[0] = ComplexLanes([1, 2], [3, 4])
        buffer.view[1] = ComplexLanes([5, 6], [7, 8])
        #expect((0..<4).map { buffer.view[lane: $0, part: 0] } == [1, 2, 5, 6])
        #expect((0..<4).map { buffer.view[lane: $0, part: 1] } == [3, 4, 7, 8])
    }
}
