/// Why a map is not taken for one of the apparent diffusion coefficient in mm^2/s x 1e-6.
///
/// Holds no intensity: the unit and its factor are what can be mended.
public enum ImplausibleDiffusion: Sendable, Hashable, CustomStringConvertible {
    /// The values are those of another unit.
    case otherUnit(DiffusionUnit)

    /// The median is outside the limits, and no usual unit explains it.
    case outsideLimits(ClosedRange<Double>)

    /// The median is not above 0.
    case notPositive

    /// The region has no finite value.
    case noValue

    /// One sentence with what would be right.
    public var description: String {
        switch self {
        case .otherUnit(let unit):
            "the ADC map seems to be in \(unit.rawValue), not in mm^2/s x 1e-6; multiply it by \(unit.factorText)"
        case .outsideLimits(let limits):
            "the median ADC of the region is outside \(limits.lowerBound) to \(limits.upperBound) mm^2/s x 1e-6 and in "
                + "no usual unit; is this an ADC map, with its rescale slope applied?"
        case .notPositive:
            "the median ADC of the region is not above 0; is this an ADC map, and does it cover the region?"
        case .noValue: "the ADC map has no finite value in the region"
        }
    }
}
