import Imaging

/// What makes a lesion's features less trustworthy, though they could be computed.
public enum LesionWarning: Sendable, Hashable, CustomStringConvertible {
    /// All voxels have the same intensity.
    case constantIntensity

    /// There are fewer grey levels than ``LesionWarning/advisedBins``.
    case fewBins(found: Int)

    /// There are fewer voxels than ``FeatureSettings/advisedVoxels``.
    case fewVoxels(found: Int, advised: Int)

    /// The region has no extent across slices.
    case oneSlice

    /// The region has parts that do not touch.
    case severalComponents(found: Int)

    /// Some intensities were below the edge of the first bin.
    case belowFirstEdge(voxels: Int)

    /// Re-segmentation left less than half of the voxels.
    case mostlyResegmented(removed: Int, of: Int)

    /// The region may go on where the image does not.
    case touchesEdge

    /// The fewest grey levels for which no warning is given.
    public static let advisedBins = 8

    /// One plain sentence, without intensities.
    public var description: String {
        switch self {
        case .constantIntensity: "all voxels have the same intensity"
        case .fewBins(let found): "the region has \(found) grey levels, fewer than \(Self.advisedBins)"
        case .fewVoxels(let found, let advised): "the region has \(found) voxels, fewer than \(advised)"
        case .oneSlice: "the region lies in one slice"
        case .severalComponents(let found): "the region has \(found) parts that do not touch"
        case .belowFirstEdge(let voxels):
            "\(voxels) voxels are below the edge of the first bin and were put into it"
        case .mostlyResegmented(let removed, let whole):
            "re-segmentation left out \(removed) of \(whole) voxels, more than half"
        case .touchesEdge: "the region touches the edge of the image"
        }
    }

    static func warnings(
        _ preparation: RegionPreparation,
        _ levels: GreyLevels,
        advisedVoxels: Int
    ) -> [LesionWarning] {
        var warnings: [LesionWarning] = []
        let (whole, left) = (preparation.voxelsAfterResampling, preparation.voxelsAfterOutliers)
        if left < advisedVoxels { warnings.append(.fewVoxels(found: left, advised: advisedVoxels)) }
        if preparation.shapeBoxSize.z == 1 { warnings.append(.oneSlice) }
        if preparation.componentCount > 1 { warnings.append(.severalComponents(found: preparation.componentCount)) }
        if preparation.touchesEdge { warnings.append(.touchesEdge) }
        if 2 * left < whole { warnings.append(.mostlyResegmented(removed: whole - left, of: whole)) }
        return warnings + Self.warnings(preparation, levels)
    }

    /// What is about intensities alone.
    static func warnings(_ preparation: RegionPreparation, _ levels: GreyLevels) -> [LesionWarning] {
        var warnings: [LesionWarning] = []
        let intensities = preparation.intensitiesAfterResegmentation
        if intensities.lowest == intensities.highest {
            warnings.append(.constantIntensity)
        } else if levels.count < advisedBins {
            warnings.append(.fewBins(found: levels.count))
        }
        if levels.belowFirstEdge > 0 { warnings.append(.belowFirstEdge(voxels: levels.belowFirstEdge)) }
        return warnings
    }
}
