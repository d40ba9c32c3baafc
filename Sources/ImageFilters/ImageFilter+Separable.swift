extension ImageFilter {
    /// The chain of kernels an axis, if that is what the filter is.
    var separable: SeparableFilter? {
        switch kernel {
        case .mean(let support):
            let mean = LineKernel(
                weights: [Double](repeating: 1 / Double(support), count: support),
                first: -(support / 2)
            )
            return SeparableFilter(chains: [[LineKernel]](repeating: [mean], count: extent.axisCount))
        case .laws(let kernels, _):
            return SeparableFilter(chains: kernels.map { [LineKernel(convolution: $0.weights)] })
        case .wavelet(let wavelet, let level, let subband):
            return SeparableFilter(
                chains: subband.isHigh.map { Self.chain(wavelet, level: level, isHigh: $0) },
                goesLevelByLevel: true
            )
        default: return nil
        }
    }

    /// The low pass at all levels but the last, with `2^(level - 1) - 1` zeros between the weights (a trous).
    private static func chain(_ wavelet: Wavelet, level: Int, isHigh: Bool) -> [LineKernel] {
        (1...level).map { current in
            let weights = current == level && isHigh ? wavelet.highPass : wavelet.lowPass
            return LineKernel(convolution: weights, step: 1 << (current - 1))
        }
    }
}

extension Wavelet {
    /// The low-pass filter of the decomposition.
    var lowPass: [Double] { scalingFilter.reversed() }

    /// The high-pass filter of the decomposition: the quadrature mirror of the low one.
    var highPass: [Double] { scalingFilter.enumerated().map { $0 % 2 == 0 ? -$1 : $1 } }
}
