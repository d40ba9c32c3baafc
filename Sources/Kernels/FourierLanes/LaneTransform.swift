/// The discrete Fourier transform of lines that lie side by side in vectors: ``FourierTransform`` for the inner loops.
///
/// Stockham's self-sorting algorithm goes to and fro between two buffers of ``length`` times the number of vectors, which
/// should fit the first or second cache together.
final class LaneTransform {
    /// The number of elements of a line; no prime factor but 2, 3 and 5.
    let length: Int

    private let passes: [LanePass]

    /// Prepares transforms of a length.
    init(length: Int) {
        self.length = length
        var remaining = length
        var passes: [LanePass] = []
        for radix in FourierTransform(length: length).radices {
            passes.append(LanePass(radix: radix, span: remaining / radix))
            remaining /= radix
        }
        self.passes = passes
    }

    /// Transforms so many vectors, which begin at each element of the source, to the target.
    ///
    /// The source may be the first buffer or lie elsewhere; the target lies elsewhere.
    func transform(
        from source: LanePass.Place,
        to target: LanePass.Place,
        vectors: Int,
        through buffers: (LaneBuffer, LaneBuffer)
    ) {
        var here = source
        var stride = vectors
        for (index, pass) in passes.enumerated() {
            if index == passes.count - 1 {
                pass.run(from: here, to: target, groups: length / pass.radix, inner: vectors)
            } else {
                let view = index % 2 == 0 ? buffers.1.view : buffers.0.view
                pass.run(from: here, to: LanePass.Place(view: view, row: stride), groups: 1, inner: stride)
                stride *= pass.radix
                here = LanePass.Place(view: view, row: stride)
            }
        }
        if passes.isEmpty {
            for vector in 0..<vectors { target.view[target.offset + vector] = source.view[source.offset + vector] }
        }
    }
}
