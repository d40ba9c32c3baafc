/// Transforms along y and z at one frequency along x, and the sums over the plane of frequencies.
final class PlaneTransform {
    private let batches: [LatticeRows.Batch]
    private let y: PaddedAxis
    private let z: PaddedAxis

    /// Vectors that are transformed along y together.
    private let block = 4
    /// Vectors of frequencies along y whose three signals are transformed along z together.
    private let group = 4
    /// Vectors of z that one signal takes, and all signals take, rounded up to blocks.
    private let depth: Int
    private let across: Int
    /// Vectors of frequencies along y, rounded up to groups.
    private let width: Int

    /// The three signals by y, signal and z; by frequency along y, signal and z.
    private let plane: LaneBuffer
    private let columns: LaneBuffer
    /// By frequency along z and y: of even frequencies along y as the real part, of odd ones as the imaginary part.
    private let kernel: LaneBuffer
    private let lines: LaneBuffer
    private let result: LaneBuffer
    private let buffers: (LaneBuffer, LaneBuffer)

    /// Reserves the memory.
    init(batches: [LatticeRows.Batch], y: PaddedAxis, z: PaddedAxis) {
        self.batches = batches
        self.y = y
        self.z = z
        let lanes = Lanes.scalarCount
        depth = (z.extent + lanes - 1) / lanes
        across = (3 * depth + block - 1) / block * block
        width = (y.half + 2 * group - 1) / (2 * group) * group
        plane = LaneBuffer(count: max(y.extent, y.half) * across)
        columns = LaneBuffer(count: width * lanes * across)
        kernel = LaneBuffer(count: (z.half + 1) * width)
        lines = LaneBuffer(count: max(depth * lanes, z.half) * 3 * group)
        result = LaneBuffer(count: z.half * 3 * group)
        let most = max(y.half * block, z.half * 3 * group)
        buffers = (LaneBuffer(count: most), LaneBuffer(count: most))
    }

    /// Spreads the kernel, given up to half of the frequencies, over all frequencies along y.
    func take(_ source: KernelSpectrum) {
        let (from, to) = (source.plane.view, kernel.view)
        let lanes = Lanes.scalarCount
        for frequency in 0...z.half {
            let (row, start) = (frequency &* source.width, frequency &* width &* lanes)
            for index in 0...y.half {
                let number = source.number(from, row, index)
                let parity = index & 1
                let place = (index &- parity) / 2
                if place < y.half { to[lane: start &+ place, part: parity] = number }
                // Its mirror image is as far from the padded length as this is from 0.
                let mirrored = (2 &* y.half &- index &- parity) / 2
                if mirrored < y.half { to[lane: start &+ mirrored, part: parity] = number }
            }
        }
    }

    /// The sums of kernel times mask and mask, value and value, mask and square.
    func sums(_ signals: SignalRows, frequency: Int) -> SIMD3<Double> {
        scatter(signals, frequency)
        var sums = SIMD3<Double>.zero
        for parity in [1, 0] {
            transformColumns(parity)
            for first in stride(from: 0, to: width, by: group) { sums += piles(first, parity) }
        }
        return sums
    }

    /// Puts the rows of a frequency in their places; all other places stay zero.
    private func scatter(_ signals: SignalRows, _ frequency: Int) {
        let (source, target) = (signals.spectra.view, plane.view)
        let vectors = LatticeRows.batchRows / Lanes.scalarCount
        // The last transform added to it.
        if y.extent > y.half { target.clear(0..<across) }
        for (index, batch) in batches.enumerated() {
            let from = (frequency &* batches.count &+ index) &* SignalRows.batchVectors
            let place = batch.z / Lanes.scalarCount
            let to = batch.y &* across &+ place
            for vector in 0..<min(vectors, depth - place) {
                target[to &+ vector] = source[from &+ vector]
                target[to &+ depth &+ vector] = source[from &+ vectors &+ vector]
                target[to &+ 2 &* depth &+ vector] = source[from &+ 2 &* vectors &+ vector]
            }
        }
    }

    /// Transforms along y, the odd frequencies first: the even ones change the plane.
    private func transformColumns(_ parity: Int) {
        if parity == 0 {
            let all = LanePass.Place(view: plane.view, row: across)
            y.wrap(all, into: all, vectors: across, isOdd: false)
        }
        for first in stride(from: 0, to: across, by: block) {
            let source = LanePass.Place(view: plane.view, offset: first, row: across)
            let target = LanePass.Place(view: columns.view, offset: first, row: across)
            if parity == 0 {
                y.transform.transform(from: source, to: target, vectors: block, through: buffers)
            } else {
                y.transformOdd(from: source, to: target, vectors: block, through: buffers)
            }
        }
    }

    /// Transforms a group of frequencies along z and sums.
    private func piles(_ first: Int, _ columnParity: Int) -> SIMD3<Double> {
        transpose(first)
        let vectors = 3 * group
        let source = LanePass.Place(view: lines.view, row: vectors)
        let target = LanePass.Place(view: result.view, row: vectors)
        z.transformOdd(from: source, to: target, vectors: vectors, through: buffers)
        let odd = total(first, parity: 1, isOdd: columnParity == 1)
        z.wrap(source, into: source, vectors: vectors, isOdd: false)
        z.transform.transform(from: source, to: target, vectors: vectors, through: buffers)
        return odd + total(first, parity: 0, isOdd: columnParity == 1)
    }

    /// From vectors of z to vectors of frequencies along y.
    private func transpose(_ first: Int) {
        let (source, target) = (columns.view, lines.view)
        let lanes = Lanes.scalarCount
        for signal in 0..<3 {
            for vector in 0..<group {
                let row = (first + vector) * lanes
                for place in 0..<depth {
                    let from = row * across + signal * depth + place
                    let to = place * lanes * 3 * group + signal * group + vector
                    for lane in 0..<lanes {
                        var number = ComplexLanes(.zero, .zero)
                        for other in 0..<lanes {
                            let numbers = source[from + other * across]
                            number.real[other] = numbers.real[lane]
                            number.imaginary[other] = numbers.imaginary[lane]
                        }
                        target[to + lane * 3 * group] = number
                    }
                }
            }
        }
    }

    /// Sums over the result, with the real or the imaginary part of the kernel.
    @inline(__always)
    private func total(
        _ first: Int,
        parity: Int,
        isOdd: Bool
    ) -> SIMD3<Double> {
        let (result, kernel) = (result.view, kernel.view)
        var (weights, products, squares) = (Lanes.zero, Lanes.zero, Lanes.zero)
        for frequency in 0..<z.half {
            let folded = min(2 * frequency + parity, 2 * z.half - 2 * frequency - parity)
            for vector in 0..<group {
                let number = kernel[folded &* width &+ first &+ vector]
                let factor = isOdd ? number.imaginary : number.real
                let from = frequency &* 3 &* group &+ vector
                let (a, b, c) = (result[from], result[from &+ group], result[from &+ 2 &* group])
                weights += factor * (a.real * a.real + a.imaginary * a.imaginary)
                products += factor * (b.real * b.real + b.imaginary * b.imaginary)
                squares += factor * (a.real * c.real + a.imaginary * c.imaginary)
            }
        }
        return SIMD3(Double(weights.sum()), Double(products.sum()), Double(squares.sum()))
    }
}
