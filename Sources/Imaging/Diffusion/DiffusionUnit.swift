/// A unit in which a map of the apparent diffusion coefficient may be stored.
public enum DiffusionUnit: String, Sendable, CaseIterable {
    /// The SI unit without a factor.
    case squareMetersPerSecond = "m^2/s"

    /// As the b-value has it.
    case squareMillimetersPerSecond = "mm^2/s"

    /// The same as um^2/ms.
    case thousandths = "mm^2/s x 1e-3"

    /// The same as um^2/s; what is used here and what most scanners write.
    case millionths = "mm^2/s x 1e-6"

    /// A map that was scaled once more.
    case billionths = "mm^2/s x 1e-9"

    /// What a number of this unit is multiplied by to give mm^2/s x 1e-6.
    public var factor: Double {
        switch self {
        case .squareMetersPerSecond: 1e12
        case .squareMillimetersPerSecond: 1e6
        case .thousandths: 1e3
        case .millionths: 1
        case .billionths: 1e-3
        }
    }

    /// The factor in words.
    var factorText: String {
        switch self {
        case .squareMetersPerSecond: "1e12"
        case .squareMillimetersPerSecond: "1000000"
        case .thousandths: "1000"
        case .millionths: "1"
        case .billionths: "0.001"
        }
    }

    /// The unit in which tissue has such a median; `nil` where no usual unit, or more than one, comes into question.
    ///
    /// Tissue lies between fat, near 100 times 1e-6 mm^2/s, and free water at body temperature, near 3000. The ranges leave
    /// room on both sides and do not touch.
    init?(median: Double) {
        switch median {
        case 5e-11..<2e-8: self = .squareMetersPerSecond
        case 5e-5..<0.02: self = .squareMillimetersPerSecond
        case 0.05..<10: self = .thousandths
        case 50..<10_000: self = .millionths
        case 1e5..<1e7: self = .billionths
        default: return nil
        }
    }
}
