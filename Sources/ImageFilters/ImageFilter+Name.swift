extension ImageFilter {
    /// A short stable name that tells all parameters, for example `log-sigma-3-mm` or `wavelet-coif1-level-1-LHL`.
    ///
    /// What is usual is left out: the volume, the mirror boundary, no pooling, a truncation at 4 sigmas.
    public var name: String {
        var parts = [kernelName]
        if extent == .slice { parts.append("2d") }
        if let pooling { parts.append(pooling.rawValue) }
        if boundary != .mirror { parts.append(boundary.rawValue) }
        return parts.joined(separator: "-")
    }

    private var kernelName: String {
        switch kernel {
        case .mean(let support): "mean-\(support)"
        case .laplacianOfGaussian(let sigma, let truncation): Self.name(sigma, truncation)
        case .laws(let kernels, let distance):
            "laws-" + kernels.map(\.rawValue).joined() + (distance.map { "-energy-\($0)" } ?? "")
        case .gabor(let sigma, let wavelength, let aspectRatio, let orientations):
            "gabor-sigma-\(Self.text(sigma))-mm-lambda-\(Self.text(wavelength))-mm-gamma-\(Self.text(aspectRatio))"
                + "-\(Self.name(orientations))"
        case .wavelet(let wavelet, let level, let subband): "wavelet-\(wavelet.rawValue)-level-\(level)-\(subband)"
        case .simoncelli(let level): "simoncelli-level-\(level)"
        case .rieszLaplacianOfGaussian(let order, let sigma, let truncation):
            "riesz-\(Self.name(order))-\(Self.name(sigma, truncation))"
        case .rieszSimoncelli(let order, let level): "riesz-\(Self.name(order))-simoncelli-level-\(level)"
        case .intensity(let transform): transform.rawValue
        case .gradientMagnitude(let perMillimeter): perMillimeter ? "gradient" : "gradient-per-voxel"
        }
    }

    private static func name(_ sigma: Double, _ truncation: Double) -> String {
        "log-sigma-\(text(sigma))-mm" + (truncation == 4 ? "" : "-truncation-\(text(truncation))")
    }

    private static func name(_ orientations: GaborOrientations) -> String {
        switch orientations {
        case .single(let degrees): "theta-\(text(degrees))"
        case .every(let step): "every-\(text(step))"
        }
    }

    private static func name(_ order: [Int]) -> String { order.map { "\($0)" }.joined() }

    /// `3` rather than `3.0`.
    private static func text(_ number: Double) -> String {
        number == number.rounded() && number.magnitude < 1e6 ? "\(Int(number))" : "\(number)"
    }
}
