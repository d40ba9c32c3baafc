/// The spectrum of the inverse distance, which is real and even along every axis: only frequencies up to half are held.
///
/// Two real lines are the real and imaginary part of one complex line; as their spectra are real, nothing has to be taken
/// apart. Four neighboring numbers make a vector: two as its real, two as its imaginary part.
final class KernelSpectrum {
    private let x: PaddedAxis
    private let y: PaddedAxis
    private let z: PaddedAxis
    private let spacing: SIMD3<Double>

    /// Vectors along z.
    private let depth: Int

    /// Vectors of frequencies along y in ``plane``.
    let width: Int

    /// By frequencies along z and y.
    let plane: LaneBuffer

    /// By frequency along x, y and z.
    private let rows: LaneBuffer
    /// By frequency along y and z; the same by z and frequency along y.
    private let columns: LaneBuffer
    private let turned: LaneBuffer

    private let block = 4
    private let folded: LaneBuffer
    private let lines: LaneBuffer
    private let buffers: (LaneBuffer, LaneBuffer)

    /// Prepares the kernel along axes.
    init(x: PaddedAxis, y: PaddedAxis, z: PaddedAxis, spacing: SIMD3<Double>) {
        self.x = x
        self.y = y
        self.z = z
        self.spacing = spacing
        // Whole blocks of vectors.
        depth = (z.half / 4 + block) / block * block
        width = (y.half / 4 + block) / block * block
        rows = LaneBuffer(count: (x.half + 1) * (y.half + 1) * depth)
        columns = LaneBuffer(count: (y.half + 1) * depth)
        turned = LaneBuffer(count: (z.half + 1) * width)
        plane = LaneBuffer(count: (z.half + 1) * width)
        let most = max(x.half, y.half, z.half) + 1
        folded = LaneBuffer(count: most * block)
        lines = LaneBuffer(count: most * block)
        buffers = (LaneBuffer(count: most * block), LaneBuffer(count: most * block))
    }

    /// The number at an index of a row that begins at a vector.
    @inline(__always)
    func number(_ view: LaneView, _ row: Int, _ index: Int) -> Double {
        view[lane: 2 &* (row &+ index / 4) &+ index & 1, part: index / 2 & 1]
    }

    // MARK: Along x

    /// Computes the spectra along x.
    func fillRows() {
        let area = (y.half + 1) * depth
        let source = LanePass.Place(view: lines.view, row: block)
        let target = LanePass.Place(view: folded.view, row: block)
        for first in stride(from: 0, to: area, by: block) {
            inverseDistances(first)
            for parity in 0..<2 {
                transform(source, x, parity, to: target)
                for frequency in 0..<x.kept(parity) {
                    let to = (2 &* frequency &+ parity) &* area &+ first
                    for vector in 0..<block {
                        rows.view[to &+ vector] = folded.view[frequency &* block &+ vector]
                    }
                }
            }
        }
    }

    /// Fills ``lines`` with the kernel on a block of vectors, which share their y.
    private func inverseDistances(_ first: Int) {
        let lines = lines.view
        let alongY = Double(first / depth) * spacing.y
        for vector in 0..<block {
            let z = Double(4 * (first % depth + vector)) * SIMD4(repeating: spacing.z) + spacing.z * SIMD4(0, 1, 2, 3)
            let squares = alongY * alongY + z * z
            for position in 0...x.half {
                let alongX = Double(position) * spacing.x
                let distances = (squares + alongX * alongX).squareRoot()
                lines[position &* block &+ vector] = ComplexLanes(1 / distances.lowHalf, 1 / distances.highHalf)
            }
        }
        if first == 0 { lines[lane: 0, part: 0] = 0 }
    }

    /// Transforms a block of even lines, given up to their middle.
    private func transform(_ source: LanePass.Place, _ axis: PaddedAxis, _ parity: Int, to target: LanePass.Place) {
        let (work, twists) = (buffers.0.view, axis.twists.view)
        for position in 0..<axis.half {
            let from = source.offset &+ position &* source.row
            let mirrored = source.offset &+ (axis.half &- position) &* source.row
            for vector in 0..<block {
                let (a, b) = (source.view[from &+ vector], source.view[mirrored &+ vector])
                work[position &* block &+ vector] = parity == 0 ? a + b : (a - b) * twists[position]
            }
        }
        let folded = LanePass.Place(view: work, row: block)
        axis.transform.transform(from: folded, to: target, vectors: block, through: buffers)
    }

    // MARK: Along y and z

    /// Computes ``plane``, of a frequency along x up to half.
    func fillPlane(frequency: Int) {
        let start = frequency * (y.half + 1) * depth
        transformAll(LanePass.Place(view: rows.view, offset: start, row: depth), y, to: columns.view)
        turn()
        transformAll(LanePass.Place(view: turned.view, row: width), z, to: plane.view)
    }

    /// Transforms the lines of a matrix to frequencies up to half.
    private func transformAll(_ source: LanePass.Place, _ axis: PaddedAxis, to target: LaneView) {
        for first in stride(from: 0, to: source.row, by: block) {
            let block = LanePass.Place(view: source.view, offset: source.offset + first, row: source.row)
            for parity in 0..<2 {
                let result = LanePass.Place(view: folded.view, row: self.block)
                transform(block, axis, parity, to: result)
                for frequency in 0..<axis.kept(parity) {
                    let to = (2 &* frequency &+ parity) &* source.row &+ first
                    for vector in 0..<self.block {
                        target[to &+ vector] = folded.view[frequency &* self.block &+ vector]
                    }
                }
            }
        }
    }

    /// From rows of z to rows of frequencies along y.
    private func turn() {
        let (from, to) = (columns.view, turned.view)
        for row in 0...y.half {
            let (lane, part) = (2 * (row / 4) + row & 1, row / 2 & 1)
            for column in 0...z.half {
                to[lane: 2 &* column &* width &+ lane, part: part] = number(from, row &* depth, column)
            }
        }
    }
}
