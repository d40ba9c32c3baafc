/// An image that features are computed on, derived from the original one; names are those of a parameter file.
public enum PyRadiomicsImageType: Sendable, Hashable {
    /// The image itself.
    case original

    /// The Laplacian of Gaussian for each sigma in mm.
    case log(sigma: [Double])

    /// The undecimated wavelet transform.
    case wavelet(Wavelet = .coif1, startLevel: Int = 0, level: Int = 1)

    /// Squared intensities.
    case square

    /// Square roots of intensities.
    case squareRoot

    /// Logarithms of intensities.
    case logarithm

    /// Exponentials of intensities.
    case exponential

    /// The magnitude of the gradient, per mm or per voxel.
    case gradient(usesSpacing: Bool = true)

    func check() throws(PyRadiomicsError) {
        switch self {
        case .log(let sigma):
            guard sigma.allSatisfy({ $0.isFinite && $0 > 0 }), sigma.count <= 100 else {
                throw .badSetting(field: "sigma", value: "\(sigma)", expected: "widths above 0 mm")
            }
        case .wavelet(_, let startLevel, let level):
            guard (0...20).contains(startLevel), (1...20).contains(level) else {
                throw .badSetting(
                    field: "level",
                    value: "\(startLevel), \(level)",
                    expected: "start_level 0 to 20, level 1 to 20"
                )
            }
        default: break
        }
    }
}
