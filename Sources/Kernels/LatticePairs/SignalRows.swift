/// The spectra along x of three signals, for the batches of rows that have points inside: the mask, the values, and their
/// squares.
///
/// The squares are counted from their mean. All spectra are doubled. In vectors one after the other are the mask of the
/// eight rows of a batch, their values, and the squares.
struct SignalRows {
    /// How many vectors a batch takes at one frequency.
    static var batchVectors: Int { 24 / Lanes.scalarCount }

    /// The spectra: by frequency, batch and vector.
    let spectra: LaneBuffer

    private let axis: PaddedAxis
    private let rows: LatticeRows
    private let size: SIMD3<Int>
    private let lines: LaneBuffer
    private let result: LaneBuffer
    private let buffers: (LaneBuffer, LaneBuffer)
    private static var workVectors: Int { 12 / Lanes.scalarCount }

    /// Reserves the memory.
    init(rows: LatticeRows, size: SIMD3<Int>, axis: PaddedAxis) {
        self.axis = axis
        self.rows = rows
        self.size = size
        spectra = LaneBuffer(count: axis.kept(0) * rows.batches.count * Self.batchVectors)
        lines = LaneBuffer(count: (axis.half + 1) * Self.workVectors)
        result = LaneBuffer(count: axis.half * Self.workVectors)
        buffers = (
            LaneBuffer(count: axis.half * Self.workVectors), LaneBuffer(count: axis.half * Self.workVectors)
        )
    }

    /// Fills the spectra for the frequencies of a parity.
    func fill(parity: Int, isInside: [UInt8], values: [Double], meanSquare: Double) {
        let vectors = Self.workVectors
        let source = LanePass.Place(view: lines.view, row: vectors)
        let target = LanePass.Place(view: result.view, row: vectors)
        for (index, batch) in rows.batches.enumerated() {
            lines.view.clear(0..<(axis.half + 1) * vectors)
            for row in 0..<min(LatticeRows.batchRows, size.z - batch.z) {
                load(batch.y + size.y * (batch.z + row), row, isInside, values, meanSquare)
            }
            if parity == 0 {
                axis.wrap(source, into: source, vectors: vectors, isOdd: false)
                axis.transform.transform(from: source, to: target, vectors: vectors, through: buffers)
            } else {
                axis.transformOdd(from: source, to: target, vectors: vectors, through: buffers)
            }
            for frequency in 0..<axis.kept(parity) { store(frequency, parity, index) }
        }
    }

    /// Puts a row into its lanes: mask and values as one complex signal, squares of two rows as another.
    private func load(
        _ row: Int,
        _ index: Int,
        _ isInside: [UInt8],
        _ values: [Double],
        _ meanSquare: Double
    ) {
        let (mask, values, target) = (isInside.span, values.span, lines.view)
        let lanes = Self.workVectors * Lanes.scalarCount
        let squares = 8 + index % 4
        let start = row * axis.extent
        var next = rows.firstValues[row]
        for x in 0..<axis.extent where mask[start &+ x] == 1 {
            let value = values[next]
            next &+= 1
            target[lane: x &* lanes &+ index, part: 0] = 1
            target[lane: x &* lanes &+ index, part: 1] = value
            target[lane: x &* lanes &+ squares, part: index / 4] = value * value - meanSquare
        }
    }

    /// Takes the two real signals of every lane apart.
    @inline(__always)
    private func store(_ frequency: Int, _ parity: Int, _ batch: Int) {
        let (source, spectra) = (result.view, spectra.view)
        let here = frequency * Self.workVectors
        let there = axis.mirrored(frequency, parity) * Self.workVectors
        let target = (frequency * rows.batches.count + batch) * Self.batchVectors
        let width = 8 / Lanes.scalarCount
        for vector in 0..<Self.workVectors {
            let (a, b) = (source[here &+ vector], source[there &+ vector])
            let isSquare = vector >= width
            let first = isSquare ? target &+ width &+ vector : target &+ vector
            let second = first &+ (isSquare ? width / 2 : width)
            spectra[first] = ComplexLanes(a.real + b.real, a.imaginary - b.imaginary)
            spectra[second] = ComplexLanes(a.imaginary + b.imaginary, b.real - a.real)
        }
    }
}
