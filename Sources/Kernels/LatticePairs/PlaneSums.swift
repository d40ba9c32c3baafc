/// The work of ``LatticePairSums`` in vectors of one kind.
struct PlaneSums {
    private let size: SIMD3<Int>
    private let spacing: SIMD3<Double>
    private let x: PaddedAxis
    private let y: PaddedAxis
    private let z: PaddedAxis

    /// Prepares transforms along all axes.
    init(size: SIMD3<Int>, spacing: SIMD3<Double>) {
        self.size = size
        self.spacing = spacing
        x = PaddedAxis(extent: size.x)
        y = PaddedAxis(extent: size.y)
        z = PaddedAxis(extent: size.z)
    }

    /// The sums of weights, of products and of squares.
    func sums(isInside: [UInt8], values: [Double]) -> SIMD3<Double> {
        let rows = LatticeRows(size: size, isInside: isInside)
        let meanSquare = values.reduce(0) { $0 + $1 * $1 } / Double(max(values.count, 1))
        let signals = SignalRows(rows: rows, size: size, axis: x)
        let kernel = KernelSpectrum(x: x, y: y, z: z, spacing: spacing)
        let planes = PlaneTransform(batches: rows.batches, y: y, z: z)
        kernel.fillRows()
        var sums = SIMD3<Double>.zero
        for parity in 0..<2 {
            signals.fill(parity: parity, isInside: isInside, values: values, meanSquare: meanSquare)
            for frequency in 0..<x.kept(parity) {
                kernel.fillPlane(frequency: 2 * frequency + parity)
                planes.take(kernel)
                sums += x.multiplicity(frequency, parity) * planes.sums(signals, frequency: frequency)
            }
        }
        // The padded length along each axis is twice the half, and both signals of a product are doubled.
        sums /= 32 * Double(x.half) * Double(y.half) * Double(z.half)
        sums.z += meanSquare * sums.x
        return sums
    }
}
