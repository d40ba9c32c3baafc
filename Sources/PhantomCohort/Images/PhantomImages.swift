public import Imaging
import Kernels

/// The images and masks of one patient: whole numbers, as scanners store them.
public struct PhantomImages: Sendable {
    private let patient: PhantomPatient
    private let scanner: Scanner
    private let seed: UInt64
    private let model: PhantomModel

    init(_ patient: PhantomPatient, scanner: Scanner, seed: UInt64, model: PhantomModel) {
        self.patient = patient
        self.scanner = scanner
        self.seed = seed
        self.model = model
    }

    /// The image of a series, with Rician noise.
    public func image(_ series: PhantomSeries) throws(ImagingError) -> Volume<Raw> {
        let grid = try series.grid()
        let signal = SignalModel(series: series, patient: patient, scanner: scanner, model: model)
        let gain = scanner.gain * patient.gainFactor
        let deviation = model.noise * scanner.noiseFactor * series.noiseFactor
        let stream = PhantomSeries.allCases.firstIndex(of: series) ?? 0
        var generator = SeededGenerator(seed: PhantomSeed.image(stream, of: patient.number, seed: seed))
        var voxels: [Float] = []
        voxels.reserveCapacity(grid.size.count)
        Self.forEachPosition(grid) { position in
            let real = signal.signal(at: position) + deviation * generator.normal()
            let imaginary = deviation * generator.normal()
            voxels.append(Float((gain * (real * real + imaginary * imaginary).squareRoot()).rounded()))
        }
        return try Volume(grid: grid, voxels: voxels)
    }

    /// The mask of a lesion on the grid of a series.
    public func mask(of lesion: PhantomLesion, on series: PhantomSeries) throws(ImagingError) -> Mask {
        let grid = try series.grid()
        var isInside: [UInt8] = []
        isInside.reserveCapacity(grid.size.count)
        Self.forEachPosition(grid) { isInside.append(lesion.shape.contains($0) ? 1 : 0) }
        return try Mask(grid: grid, isInside: isInside)
    }

    private static func forEachPosition(_ grid: VoxelGrid, _ body: (SIMD3<Double>) -> Void) {
        for z in 0..<grid.size.z {
            for y in 0..<grid.size.y {
                for x in 0..<grid.size.x {
                    body(grid.position(of: [Double(x), Double(y), Double(z)]) - PhantomSeries.isocentre)
                }
            }
        }
    }
}
