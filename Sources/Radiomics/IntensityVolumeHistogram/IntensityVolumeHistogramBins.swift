/// The intensities at which an intensity-volume histogram is read (IBSI 1, section 3.5), apart from texture's levels.
///
/// The range of intensities is that of re-segmentation where there is one, else that of the region.
public enum IntensityVolumeHistogramBins: Sendable, Hashable {
    /// The intensities as they are, in steps of 1 from the lower end of the range: for calibrated whole numbers, as CT.
    case unitSteps

    /// Bins of a width in intensity units from the lower end of the range on, read at their centres: for calibrated
    /// fractions, as PET or ADC.
    case fixedBinSize(Double)

    /// The region's own range cut into a number of bins, read at their numbers: for arbitrary units, as MRI.
    ///
    /// IBSI recommends 1000.
    case fixedBinNumber(Int)

    func check() throws(RadiomicsError) {
        switch self {
        case .unitSteps: break
        case .fixedBinSize(let width):
            guard width.isFinite, width > 0 else {
                throw .badSetting(field: "IVH bin size", value: "\(width)", expected: "a width above 0")
            }
        case .fixedBinNumber(let count):
            guard (2...Discretisation.levelLimit).contains(count) else {
                throw .badSetting(
                    field: "IVH bin number",
                    value: "\(count)",
                    expected: "2 to \(Discretisation.levelLimit)"
                )
            }
        }
    }
}
