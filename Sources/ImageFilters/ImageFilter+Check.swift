extension ImageFilter {
    /// Throws if a parameter is out of range or does not fit the others.
    public func check() throws(ImageFilterError) {
        switch kernel {
        case .mean(let support):
            try Self.require(support % 2 == 1 && (1...255).contains(support), "support", support, "odd, 1 to 255")
        case .laplacianOfGaussian(let sigma, let truncation): try Self.checkGaussian(sigma, truncation)
        case .laws(let kernels, let distance):
            try checkAxes(kernels.count, "Laws kernels")
            try Self.require((0...127).contains(distance ?? 0), "energy distance", distance ?? 0, "0 to 127 voxels")
        case .gabor(let sigma, let wavelength, let aspectRatio, let orientations):
            try Self.checkLength(sigma, "sigma")
            try Self.checkLength(wavelength, "wavelength")
            try Self.require((0.05...20).contains(aspectRatio), "aspect ratio", aspectRatio, "0.05 to 20")
            try checkOrientations(orientations)
        case .wavelet(_, let level, let subband):
            try checkAxes(subband.isHigh.count, "wavelet passes")
            try Self.checkLevel(level)
        case .simoncelli(let level): try Self.checkLevel(level)
        case .rieszLaplacianOfGaussian(let order, let sigma, let truncation):
            try checkOrder(order)
            try Self.checkGaussian(sigma, truncation)
        case .rieszSimoncelli(let order, let level):
            try checkOrder(order)
            try Self.checkLevel(level)
        case .intensity, .gradientMagnitude: break
        }
        try checkPooling()
    }

    private func checkPooling() throws(ImageFilterError) {
        switch kernel {
        case .laws, .wavelet, .gabor: return
        default: try Self.require(pooling == nil, "pooling", pooling?.rawValue ?? "", "none with this filter")
        }
    }

    private func checkOrientations(_ orientations: GaborOrientations) throws(ImageFilterError) {
        switch orientations {
        case .single(let degrees):
            try Self.require((-360...360).contains(degrees), "orientation", degrees, "-360 to 360 degrees")
            try Self.require(pooling == nil, "pooling", pooling?.rawValue ?? "", "none with one orientation")
        case .every(let step):
            let count = (360 / step).rounded()
            let fits = (1...360).contains(step) && (count * step - 360).magnitude < 1e-9
            try Self.require(fits, "orientation step", step, "a divisor of 360 from 1 degree on")
            try Self.require(pooling != nil, "pooling", "none", "average or maximum with several orientations")
        }
    }

    private func checkAxes(_ count: Int, _ name: String) throws(ImageFilterError) {
        try Self.require(count == extent.axisCount, name, count, "\(extent.axisCount), one for each axis")
    }

    private func checkOrder(_ order: [Int]) throws(ImageFilterError) {
        try checkAxes(order.count, "Riesz orders")
        let isGood = order.allSatisfy { (0...8).contains($0) } && (1...8).contains(order.reduce(0, +))
        try Self.require(isGood, "Riesz order", order, "0 to 8 for each axis, 1 to 8 in all")
    }

    private static func checkGaussian(_ sigma: Double, _ truncation: Double) throws(ImageFilterError) {
        try checkLength(sigma, "sigma")
        try require((1...10).contains(truncation), "truncation", truncation, "1 to 10 sigmas")
    }

    private static func checkLength(_ length: Double, _ name: String) throws(ImageFilterError) {
        try require((0.01...1000).contains(length), name, length, "0.01 to 1000 mm")
    }

    private static func checkLevel(_ level: Int) throws(ImageFilterError) {
        try require((1...8).contains(level), "level", level, "1 to 8")
    }

    private static func require(
        _ isGood: Bool,
        _ name: String,
        _ value: some Any,
        _ expected: String
    ) throws(ImageFilterError) {
        guard isGood else { throw .badParameter(name: name, value: "\(value)", expected: expected) }
    }
}
