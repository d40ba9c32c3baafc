extension ImageFilter {
    /// How far a response at a voxel looks along each axis, in voxels; `nil` if it needs the whole image.
    ///
    /// Cropping an image to a region and this margin first gives the same bits inside the region. Gabor filters are the
    /// exception: theirs are the same to rounding, as the length of the transforms differs.
    public func margin(spacing: SIMD3<Double>) -> SIMD3<Int>? {
        guard let reach = reach(spacing: spacing) else { return nil }
        return SIMD3(reach[0], reach[1], reach.count > 2 ? reach[2] : 0)
    }

    /// The reach along the axes of the filter.
    private func reach(spacing: SIMD3<Double>) -> [Int]? {
        switch kernel {
        case .mean, .wavelet: return separable.map(turnedReach)
        case .laws(_, let distance): return separable.map { turnedReach($0).map { $0 + (distance ?? 0) } }
        case .laplacianOfGaussian(let sigma, let truncation):
            return LaplacianOfGaussian.reach(sigma: sigma, truncation: truncation, spacing: spacing, extent: extent)
        case .gabor(let sigma, _, let aspectRatio, _):
            return (0..<extent.axisCount).map {
                GaborFilter.reach(sigma: sigma, aspectRatio: aspectRatio, spacing: spacing[$0])
            }
        case .gradientMagnitude: return [Int](repeating: 1, count: extent.axisCount)
        case .simoncelli, .rieszLaplacianOfGaussian, .rieszSimoncelli, .intensity: return nil
        }
    }

    private func turnedReach(_ filter: SeparableFilter) -> [Int] {
        guard pooling != nil else { return filter.reach }
        return [Int](repeating: filter.reach.max() ?? 0, count: extent.axisCount)
    }
}
