import Testing

@testable import Kernels

@Suite struct FourierPaddedAxisTests {
    /// Extents that fill the half, that are one more, and that are less.
    @Test func `even and odd frequencies are those of the padded line`() {
        var generator = SeededGenerator(seed: 13)
        for extent in 1...40 {
            let axis = PaddedAxis(extent: extent)
            #expect(axis.half >= extent - 1)
            let lines = LaneBuffer(count: max(extent, axis.half))
            var real = [Double](repeating: 0, count: 2 * axis.half)
            var imaginary = real
            for position in 0..<extent {
                real[position % real.count] += generator.normal()
                lines.view[lane: 2 * position, part: 0] = real[position % real.count]
            }
            let padded = FourierTransform(length: 2 * axis.half)
            padded.transform(&real, &imaginary, lines: 1)
            let result = LaneBuffer(count: axis.half)
            let source = LanePass.Place(view: lines.view, row: 1)
            let target = LanePass.Place(view: result.view, row: 1)
            let buffers = (LaneBuffer(count: axis.half), LaneBuffer(count: axis.half))
            for parity in [1, 0] {
                if parity == 1 {
                    axis.transformOdd(from: source, to: target, vectors: 1, through: buffers)
                } else {
                    axis.wrap(source, into: source, vectors: 1, isOdd: false)
                    axis.transform.transform(from: source, to: target, vectors: 1, through: buffers)
                }
                for frequency in 0..<axis.half {
                    let index = 2 * frequency + parity
                    #expect((result.view[lane: 2 * frequency, part: 0] - real[index]).magnitude < 1e-12)
                    #expect((result.view[lane: 2 * frequency, part: 1] - imaginary[index]).magnitude < 1e-12)
                }
            }
        }
    }

    @Test func `every frequency of a real line is kept or the mirror image of one that is`() {
        for extent in 1...40 {
            let axis = PaddedAxis(extent: extent)
            for parity in 0..<2 {
                let counted = (0..<axis.kept(parity)).reduce(0) { $0 + axis.multiplicity($1, parity) }
                #expect(counted == Double(axis.half))
            }
        }
    }
}
