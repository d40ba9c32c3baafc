/// Which voxels are left out because of their intensity (IBSI 1, section 2.5); shape features still count them.
public struct Resegmentation: Sendable, Hashable {
    /// The intensities to keep; `nil` keeps all.
    public let range: ClosedRange<Double>?

    /// Voxels further from the mean than so many standard deviations are left out; `nil` keeps all.
    public let outlierDeviations: Double?

    /// All voxels stay.
    public static let none = Resegmentation(range: nil, outlierDeviations: nil)

    /// Creates a rule; a voxel has to pass both parts.
    public init(range: ClosedRange<Double>?, outlierDeviations: Double?) {
        self.range = range
        self.outlierDeviations = outlierDeviations
    }

    func check() throws(RadiomicsError) {
        if let range, !(range.lowerBound.isFinite && range.upperBound.isFinite) {
            throw .badSetting(field: "re-segmentation range", value: "not finite", expected: "two intensities")
        }
        if let outlierDeviations, !(outlierDeviations > 0 && outlierDeviations.isFinite) {
            throw .badSetting(
                field: "re-segmentation outlier limit",
                value: "\(outlierDeviations)",
                expected: "a number of standard deviations above 0"
            )
        }
    }
}
