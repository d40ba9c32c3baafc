/// A check that a map, fitted or read from a file, holds apparent diffusion coefficients in mm^2/s x 1e-6.
///
/// Files do not say the unit reliably: the rescale slope may be absent, or the map be in mm^2/s, and then every lesion
/// falls into one bin of a fixed size without any error. So the median inside the region must be one that tissue can have.
public struct DiffusionPlausibility: Sendable, Hashable {
    /// Where the median inside the region must be, in mm^2/s x 1e-6.
    public let medianLimits: ClosedRange<Double>

    /// A median from 100 to 4000: below any solid tissue, and above free water at body temperature, which has 3000.
    public static let standard = DiffusionPlausibility()

    /// Checks and keeps the limits, in mm^2/s x 1e-6.
    public init(medianFrom smallest: Double, to largest: Double) throws(ImagingError) {
        guard smallest > 0, smallest < largest, largest.isFinite else {
            throw .badSetting(
                field: "range of the median ADC",
                value: "\(smallest) to \(largest)",
                expected: "from a smaller to a larger number above 0"
            )
        }
        medianLimits = smallest...largest
    }

    private init() {
        medianLimits = 100...4000
    }

    /// Why a map is not plausible inside a mask on its grid; `nil` if it is.
    ///
    /// The median is of the finite voxels, unfitted ones with their 0 among them.
    public func objection<Stage>(to map: Volume<Stage>, in mask: Mask) throws(ImagingError) -> ImplausibleDiffusion? {
        let intensities: SortedIntensities
        do {
            intensities = try SortedIntensities(of: map, in: mask)
        } catch .noFiniteIntensity {
            return .noValue
        }
        let median = intensities.percentile(50)
        guard !medianLimits.contains(median) else { return nil }
        guard median > 0 else { return .notPositive }
        guard let unit = DiffusionUnit(median: median), unit != .millionths else { return .outsideLimits(medianLimits) }
        return .otherUnit(unit)
    }
}
