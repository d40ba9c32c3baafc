/// How an apparent diffusion coefficient is fitted to the signal of a voxel.
public struct DiffusionFit: Sendable, Hashable {
    /// How the measurements of a voxel are weighed against each other.
    public enum Method: Sendable, Hashable {
        /// Least squares of `ln S = ln S0 - b ADC`, all measurements with equal weight.
        case logLinear

        /// Least squares of `ln S = ln S0 - b ADC`, each measurement weighted with the square of its signal.
        ///
        /// The noise of `ln S` has the variance `sigma^2 / S^2`, so that these weights are the right ones for the
        /// logarithm (Salvador et al., Hum Brain Mapp 2005;24:144-155, doi 10.1002/hbm.20076). The signal is the one
        /// that the fit before predicts, beginning with the equal weights, since measured signals as weights favour
        /// measurements that noise has raised (Veraart et al., NeuroImage 2013;81:335-346,
        /// doi 10.1016/j.neuroimage.2013.05.028). One reweighting is usual.
        case weightedLogLinear(reweightings: Int)
    }

    /// How the measurements are weighed.
    public let method: Method

    /// Signals at or below it are left out of their voxel's fit; at least 0.
    ///
    /// Without a floor, one signal that is not positive leaves the voxel unfitted.
    public let noiseFloor: Double?

    /// The largest coefficient that is kept, in mm^2/s x 1e-6; larger ones become it and are counted.
    public let upperLimit: Double?

    /// The most reweightings; the weights settle after a few.
    public static let reweightingLimit = 10

    /// The log-linear fit of all signals, without limits.
    public static let logLinear = DiffusionFit()

    /// Checks and keeps the settings.
    public init(method: Method, noiseFloor: Double? = nil, upperLimit: Double? = nil) throws(ImagingError) {
        if case .weightedLogLinear(let count) = method, !(1...Self.reweightingLimit).contains(count) {
            throw .badSetting(
                field: "number of reweightings",
                value: "\(count)",
                expected: "1 to \(Self.reweightingLimit)"
            )
        }
        if let noiseFloor, !(noiseFloor.isFinite && noiseFloor >= 0) {
            throw .badSetting(field: "noise floor", value: "\(noiseFloor)", expected: "a signal of at least 0")
        }
        if let upperLimit, !(upperLimit.isFinite && upperLimit > 0) {
            throw .badSetting(field: "upper limit of the ADC", value: "\(upperLimit)", expected: "above 0")
        }
        self.method = method
        self.noiseFloor = noiseFloor
        self.upperLimit = upperLimit
    }

    private init() {
        method = .logLinear
        noiseFloor = nil
        upperLimit = nil
    }
}
