/// One axis of a lattice, padded with zeros to twice ``half`` so that no distance wraps around.
///
/// The transform of the padded line is done as two of half its length: even frequencies are those of the line itself, odd
/// ones those of the line times ``twists`` (so nothing is ever multiplied by the zeros). Distances are symmetric; therefore
/// a distance of exactly `half` may meet its mirror image, and the padded length need only be `2 * (extent - 1)`.
struct PaddedAxis {
    /// The number of lattice points; at most `half + 1`.
    let extent: Int

    /// Half the padded length.
    let half: Int

    /// Transforms of length ``half``.
    let transform: LaneTransform

    /// `exp(-pi i x / half)` in all lanes, for x from 0 to `half`.
    let twists: LaneBuffer

    /// Prepares transforms along an axis.
    init(extent: Int) {
        self.extent = extent
        half = FourierTransform.length(atLeast: max(extent - 1, 1))
        transform = LaneTransform(length: half)
        twists = LaneBuffer(count: half + 1)
        for x in 0...half {
            let (cosine, sine) = Elementary.turn(x, of: 2 * half)
            twists.view[x] = ComplexLanes(
                Lanes(repeating: Double(cosine)),
                Lanes(repeating: -Double(sine))
            )
        }
    }

    /// How many frequencies of a parity are not mirror images of others, for real lines: `2 * index + parity <= half`.
    func kept(_ parity: Int) -> Int { parity == 0 ? half / 2 + 1 : (half + 1) / 2 }

    /// The index of the mirror image of a frequency of a parity.
    func mirrored(_ index: Int, _ parity: Int) -> Int { parity == 0 ? (half - index) % half : half - 1 - index }

    /// How often a kept frequency counts: for itself and for its mirror image, if that is another.
    func multiplicity(_ index: Int, _ parity: Int) -> Double { mirrored(index, parity) == index ? 1 : 2 }

    /// Adds the last element of lines of a row of vectors to the first, if the line is that long, for even frequencies;
    /// for odd ones it is subtracted.
    func wrap(_ source: LanePass.Place, into target: LanePass.Place, vectors: Int, isOdd: Bool) {
        guard extent > half else { return }
        for vector in 0..<vectors {
            let last = source.view[source.offset + half * source.row + vector]
            let first = target.view[target.offset + vector]
            target.view[target.offset + vector] = isOdd ? first - last : first + last
        }
    }

    /// Transforms the odd frequencies of lines that have `half` elements or one more, through three buffers.
    func transformOdd(
        from source: LanePass.Place,
        to target: LanePass.Place,
        vectors: Int,
        through buffers: (LaneBuffer, LaneBuffer)
    ) {
        let (work, twists) = (buffers.0.view, twists.view)
        for position in 0..<half {
            let twist = twists[position]
            let from = source.offset &+ position &* source.row
            for vector in 0..<vectors {
                work[position &* vectors &+ vector] = source.view[from &+ vector] * twist
            }
        }
        let twisted = LanePass.Place(view: work, row: vectors)
        wrap(source, into: twisted, vectors: vectors, isOdd: true)
        transform.transform(from: twisted, to: target, vectors: vectors, through: buffers)
    }
}
