import Imaging

/// A lesion made ready for features: resampled, cropped to its box, re-segmented and discretised once.
///
/// Every family is a function of this. There are two masks, as IBSI 1 has them: the shape is what was segmented, and the
/// intensity mask is what re-segmentation left of it. Both have at least one voxel, and every intensity is finite.
struct RegionOfInterest: Sendable {
    /// The grid of the box around the shape.
    let grid: VoxelGrid

    /// 1 for each voxel of the shape, first axis fastest.
    let shape: [UInt8]

    /// How many voxels the shape has.
    let shapeVoxelCount: Int

    /// 1 for each voxel that intensity features count.
    let isInside: [UInt8]

    /// The intensities of these, in memory order.
    let intensities: [Float]

    /// Their grey levels.
    let levels: GreyLevels

    /// What a person should know, without values.
    let warnings: [String]

    /// The most voxels that the box around a region may have: 64 million, 0.5 GB while it is prepared.
    static let voxelLimit = 1 << 26

    /// Takes the region under a mask out of an image.
    init(image: Volume<Raw>, mask: Mask, settings: FeatureSettings) throws(RadiomicsError) {
        let part = try ResampledPart(image: image, mask: mask, settings: settings)
        let rounded = settings.roundsIntensities
        let intensities = try Self.intensities(part, rounded: rounded)
        let stays = settings.resegmentation.keeps(intensities)
        var isInside = part.mask.isInside
        if stays.contains(false) {
            var next = 0
            for index in isInside.indices where isInside[index] == 1 {
                isInside[index] = stays[next] ? 1 : 0
                next += 1
            }
        }
        let kept = zip(intensities, stays).filter(\.1).map(\.0)
        guard kept.count >= settings.minimumVoxels else {
            let stage = kept.count < intensities.count ? "after re-segmentation" : "after resampling"
            throw .tooFewVoxels(found: kept.count, minimum: settings.minimumVoxels, stage: stage)
        }
        grid = part.mask.grid
        shape = part.mask.isInside
        shapeVoxelCount = intensities.count
        self.isInside = isInside
        self.intensities = kept
        levels = try GreyLevels(
            size: part.mask.grid.size,
            isInside: isInside,
            intensities: kept,
            rule: settings.discretisation,
            defaultEdge: settings.resegmentation.range?.lowerBound
        )
        warnings = Self.warnings(levels, removed: intensities.count - kept.count, size: part.mask.grid.size)
    }

    private static func intensities(_ part: ResampledPart, rounded: Bool) throws(RadiomicsError) -> [Float] {
        var intensities: [Float] = []
        intensities.reserveCapacity(part.mask.voxelCount)
        var notFinite = 0
        for (index, isInside) in part.mask.isInside.enumerated() where isInside == 1 {
            let intensity = part.voxels[index]
            if !intensity.isFinite { notFinite += 1 }
            intensities.append(rounded ? intensity.rounded(.toNearestOrAwayFromZero) : intensity)
        }
        guard notFinite == 0 else { throw .notFinite(voxels: notFinite) }
        return intensities
    }

    private static func warnings(_ levels: GreyLevels, removed: Int, size: Size3) -> [String] {
        var warnings: [String] = []
        if levels.occupied == 1 { warnings.append("all voxels have the same grey level") }
        if size.z == 1 { warnings.append("the region lies in one slice") }
        if removed > 0 { warnings.append("re-segmentation left out \(removed) voxels") }
        if levels.belowFirstEdge > 0 {
            warnings.append("\(levels.belowFirstEdge) voxels are below the edge of the first bin and were put into it")
        }
        return warnings
    }
}

extension Resegmentation {
    /// Whether each of some intensities stays; outliers are judged by the mean and deviation of those in range.
    func keeps(_ intensities: [Float]) -> [Bool] {
        var stays = intensities.map { range?.contains(Double($0)) ?? true }
        guard let outlierDeviations else { return stays }
        var count = 0.0
        var sum = 0.0
        for (intensity, isKept) in zip(intensities, stays) where isKept {
            count += 1
            sum += Double(intensity)
        }
        let mean = sum / count
        var squares = 0.0
        for (intensity, isKept) in zip(intensities, stays) where isKept {
            squares += (Double(intensity) - mean) * (Double(intensity) - mean)
        }
        let limit = outlierDeviations * (squares / count).squareRoot()
        for index in stays.indices where stays[index] {
            stays[index] = (Double(intensities[index]) - mean).magnitude <= limit
        }
        return stays
    }
}
