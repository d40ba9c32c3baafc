import Imaging
import Kernels
import Testing

@testable import ImageFilters

@Suite struct GridTransformTests {
    @Test func `the transform of any length is the sum that defines it`() {
        for length in [1, 2, 7, 8, 11, 13, 30, 67] {
            var real = (0..<length).map { Double($0 * $0 % 11) - 4 }
            var imaginary = (0..<length).map { Double($0 * 7 % 5) }
            let expected = (0..<length).map { place -> (Double, Double) in
                var sum = (0.0, 0.0)
                for index in 0..<length {
                    let wave = Elementary.turn(-index * place, of: length)
                    sum.0 += real[index] * wave.cosine - imaginary[index] * wave.sine
                    sum.1 += real[index] * wave.sine + imaginary[index] * wave.cosine
                }
                return sum
            }
            LineTransform(length: length).transform(&real, &imaginary, lines: 1)
            for index in 0..<length {
                #expect((real[index] - expected[index].0).magnitude < 1e-10, "\(length)")
                #expect((imaginary[index] - expected[index].1).magnitude < 1e-10, "\(length)")
            }
        }
    }

    @Test func `a grid comes back from its spectrum`() {
        let transform = GridTransform(sizes: [6, 7, 11])
        let original = (0..<transform.count).map { Double($0 * 31 % 17) }
        var real = original
        var imaginary = [Double](repeating: 0, count: real.count)
        transform.forward(&real, &imaginary)
        #expect((real[0] - original.reduce(0, +)).magnitude < 1e-9)
        transform.backward(&real, &imaginary)
        for index in original.indices {
            #expect((real[index] / Double(transform.count) - original[index]).magnitude < 1e-12)
        }
    }

    @Test(arguments: [[6, 7, 11], [5, 4, 8], [3, 1, 1], [1, 1, 2], [9, 10], [7, 5]])
    func `half a spectrum of real numbers is half of the spectrum`(sizes: [Int]) {
        let half = RealGridTransform(sizes: sizes)
        let original = (0..<half.count).map { Double($0 * $0 * 31 % 17) }
        var real = original
        var imaginary = [Double](repeating: 0, count: real.count)
        GridTransform(sizes: sizes).forward(&real, &imaginary)
        let found = half.forward(original)
        #expect(found.real.count == half.spectrumSizes.reduce(1, *))
        // The slowest axis is the one that is halved, so that the half spectrum is a prefix.
        for index in found.real.indices {
            #expect((found.real[index] - real[index]).magnitude < 1e-9)
            #expect((found.imaginary[index] - imaginary[index]).magnitude < 1e-9)
        }
        for (back, number) in zip(half.backward(found), original) {
            #expect((back / Double(half.count) - number).magnitude < 1e-12)
        }
    }

    @Test func `axes keep their places in a spectrum`() {
        let transform = GridTransform(sizes: [4, 3, 5])
        var real = (0..<60).map { Elementary.turn($0 % 4, of: 4).cosine }
        var imaginary = (0..<60).map { Elementary.turn($0 % 4, of: 4).sine }
        transform.forward(&real, &imaginary)
        #expect(real.indices.filter { real[$0].magnitude > 1e-9 } == [1])
        #expect((real[1] - 60).magnitude < 1e-9)
    }

    @Test(arguments: FilterBoundary.allCases) func `boundaries continue an image`(boundary: FilterBoundary) {
        let expected: [FilterBoundary: [Int?]] = [
            .zero: [nil, nil, nil, nil, 0, 1, 2, nil, nil, nil, nil],
            .nearest: [0, 0, 0, 0, 0, 1, 2, 2, 2, 2, 2],
            .periodic: [2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0],
            .mirror: [2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0],
        ]
        #expect((-4...6).map { boundary.source(of: $0, count: 3) } == expected[boundary])
    }
}
