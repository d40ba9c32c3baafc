/// The apparent diffusion coefficient (ADC) from images at several b-values.
///
/// One exponential, `S = S0 exp(-b ADC)`, in every voxel, as ``DiffusionFit`` says. The unit is mm^2/s times 1e-6 for b in
/// s/mm^2, so that liver tissue has values around 1000. Sums run in the order of the images.
public struct ApparentDiffusion: Sendable {
    /// The fitted map; 0 where no fit was possible.
    public let map: Volume<Raw>

    /// Voxels with fewer than two b-values whose signal can be used.
    ///
    /// Without a noise floor: with a signal that is not positive, where no logarithm exists.
    public let unfittedVoxels: Int

    /// Voxels where the fit gave no coefficient above zero, which is kept as 0.
    public let nonPositiveVoxels: Int

    /// Voxels where the fit gave a coefficient above the upper limit, which is kept as that limit.
    public let clampedVoxels: Int

    /// Fits images that share a grid; several may have the same b-value.
    public init(_ images: [DiffusionImage], fit: DiffusionFit = .logLinear) throws(ImagingError) {
        guard let grid = images.first?.image.grid else { throw .tooFewBValues(found: 0) }
        let distinct = Set(images.map(\.bValue)).count
        guard distinct >= 2 else { throw .tooFewBValues(found: distinct) }
        guard distinct <= BValue.countLimit else {
            throw .badSetting(field: "number of b-values", value: "\(distinct)", expected: "2 to \(BValue.countLimit)")
        }
        for other in images.dropFirst() {
            if let mismatch = grid.mismatch(with: other.image.grid) { throw .gridMismatch(mismatch) }
        }
        var fitting = DiffusionFitting(images, fit)
        for start in stride(from: 0, to: grid.size.count, by: DiffusionFitting.blockLength) {
            fitting.fitBlock(at: start)
        }
        map = try Volume(grid: grid, voxels: fitting.coefficients)
        unfittedVoxels = fitting.unfitted
        nonPositiveVoxels = fitting.nonPositive
        clampedVoxels = fitting.clamped
    }

    /// Fits images that share a grid, one for each b-value in s/mm^2.
    public init(
        images: [Volume<Raw>],
        bValues: [Double],
        fit: DiffusionFit = .logLinear
    ) throws(ImagingError) {
        guard images.count == bValues.count, !images.isEmpty else { throw .unpairedBValues }
        var named: [DiffusionImage] = []
        for (image, bValue) in zip(images, bValues) { named.append(DiffusionImage(try BValue(bValue), image)) }
        try self.init(named, fit: fit)
    }
}
