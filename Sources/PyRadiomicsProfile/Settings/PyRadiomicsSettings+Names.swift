extension PyRadiomicsSettings {
    /// The names of all features that an extraction gives, in its order: they do not depend on the image.
    public var featureNames: [String] {
        let shapes = PyRadiomicsFeatureClass.allCases.filter(\.isOfShape).flatMap { names(of: $0, image: "original") }
        let images = imageTypes.flatMap { $0.names(settings: self) }
        return shapes
            + images.flatMap { image in
                PyRadiomicsFeatureClass.allCases.filter { !$0.isOfShape }.flatMap { names(of: $0, image: image) }
            }
    }

    private func names(of featureClass: PyRadiomicsFeatureClass, image: String) -> [String] {
        guard featureClasses.contains(featureClass) else { return [] }
        return featureClass.featureNames.map { "\(image)_\(featureClass.rawValue)_\($0)" }
    }

    /// The axes that filters and neighbors go along: x, y and z, without the one across slices.
    var movingAxes: [Int] { [0, 1, 2].filter { !force2D || $0 != 2 - force2Ddimension } }
}

extension PyRadiomicsFeatureClass {
    /// Whether the intensities do not matter.
    var isOfShape: Bool { self == .shape || self == .shape2D }
}

extension PyRadiomicsImageType {
    /// The first parts of the names of features, in PyRadiomics' order.
    func names(settings: PyRadiomicsSettings) -> [String] {
        switch self {
        case .original: return ["original"]
        case .log(let sigmas): return sigmas.map(Self.laplacianName)
        case .wavelet(_, _, let level):
            let parts = settings.movingAxes.reduce([""]) { names, _ in names.flatMap { [$0 + "L", $0 + "H"] } }
            let prefixes = (1...level).map { $0 == 1 ? "wavelet-" : "wavelet\($0)-" }
            let details = prefixes.flatMap { prefix in parts.dropFirst().map { prefix + $0 } }
            return details + [(prefixes.last ?? "") + parts[0]]
        case .square: return ["square"]
        case .squareRoot: return ["squareroot"]
        case .logarithm: return ["logarithm"]
        case .exponential: return ["exponential"]
        case .gradient: return ["gradient"]
        }
    }

    /// As Python writes the number: 1.0 becomes 1-0.
    static func laplacianName(sigma: Double) -> String {
        "log-sigma-" + "\(sigma)".map { $0 == "." ? "-" : String($0) }.joined() + "-mm-3D"
    }
}
