import ImageFilters
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

    /// The same voxels as runs along rows.
    let runs: MaskRuns

    /// The intensities of these, in memory order.
    private(set) var intensities: [Float]

    /// Their grey levels.
    private(set) var levels: GreyLevels

    /// The intensities outside the region that local intensity reads.
    let surroundings: Surroundings

    /// How the intensity-volume histogram is read.
    private(set) var volumeBins: IntensityVolumeHistogramBins

    /// The range of re-segmentation, if there was one.
    private(set) var intensityRange: ClosedRange<Double>?

    /// How the region came about.
    private(set) var preparation: RegionPreparation

    /// What a person should know.
    private(set) var warnings: [LesionWarning]

    /// The most voxels that the box around a region may have: 64 million, 0.5 GB while it is prepared.
    static let voxelLimit = 1 << 26

    /// Takes the region under a mask out of an image.
    init(
        image: Volume<Raw>,
        mask: Mask,
        settings: FeatureSettings,
        filters: [ImageFilter] = []
    ) throws(RadiomicsError) {
        let part = try ResampledPart(image: image, mask: mask, settings: settings, filters: filters)
        let size = part.mask.grid.size
        let shapeRuns = MaskRuns(part.mask.isInside, size: size)
        let all = part.surroundings.intensities(of: shapeRuns)
        let extent = IntensityExtent(all)
        guard extent.isFinite else { throw .notFinite(voxels: all.count { !$0.isFinite }) }
        let kept = settings.resegmentation.kept(all, shapeRuns, isInside: part.mask.isInside, extent: extent)
        guard kept.intensities.count >= settings.minimumVoxels else {
            let stage = kept.intensities.count < all.count ? "after re-segmentation" : "after resampling"
            throw .tooFewVoxels(found: kept.intensities.count, minimum: settings.minimumVoxels, stage: stage)
        }
        let isWhole = kept.intensities.count == all.count
        grid = part.mask.grid
        shape = part.mask.isInside
        shapeVoxelCount = all.count
        isInside = kept.isInside
        runs = isWhole ? shapeRuns : MaskRuns(kept.isInside, size: size)
        intensities = kept.intensities
        levels = try GreyLevels(
            runs,
            intensities: kept.intensities,
            rule: settings.discretisation,
            defaultEdge: settings.resegmentation.range?.lowerBound
        )
        surroundings = part.surroundings
        volumeBins = settings.intensityVolumeHistogram
        intensityRange = settings.resegmentation.range
        let before = IntensitySummary(all, extent: extent)
        preparation = RegionPreparation(
            imageSize: image.grid.size,
            imageSpacing: image.grid.spacing,
            maskBoxSize: mask.boundingBox?.size ?? size,
            resampledSize: part.wholeSize,
            resampledSpacing: part.mask.grid.spacing,
            shapeBoxSize: size,
            intensityBoxSize: isWhole ? size : runs.extent,
            voxelsInMask: mask.voxelCount,
            voxelsAfterResampling: all.count,
            voxelsAfterRange: kept.voxelsInRange,
            voxelsAfterOutliers: kept.intensities.count,
            componentCount: shapeRuns.componentCount,
            touchesEdge: part.touchesEdge,
            intensitiesAfterResampling: before,
            intensitiesAfterResegmentation: isWhole ? before : IntensitySummary(kept.intensities)
        )
        warnings = LesionWarning.warnings(preparation, levels, advisedVoxels: settings.advisedVoxels)
    }

    /// The same voxels with a filter's response for their intensities, which are finite.
    ///
    /// A response has no unit and another range, so that bins begin at its least value. Warnings are of the response
    /// alone.
    init(_ region: RegionOfInterest, response: [Float], _ settings: FeatureSettings) throws(RadiomicsError) {
        self = region
        var rule = settings.discretisation
        if case .fixedBinSize(let width, _) = rule { rule = .fixedBinSize(width) }
        intensities = response
        levels = try GreyLevels(runs, intensities: response, rule: rule, defaultEdge: nil)
        if case .fixedBinNumber = volumeBins {} else { volumeBins = .fixedBinNumber(1000) }
        intensityRange = nil
        preparation.intensitiesAfterResegmentation = IntensitySummary(response)
        warnings = LesionWarning.warnings(preparation, levels)
    }
}
