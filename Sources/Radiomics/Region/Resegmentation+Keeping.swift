extension Resegmentation {
    /// What re-segmentation left of a region.
    struct Kept {
        /// 1 for each voxel that stays.
        var isInside: [UInt8]

        /// The intensities of these.
        var intensities: [Float]

        /// How many voxels are in range, before outliers are left out.
        var voxelsInRange: Int
    }

    /// The voxels of a region that stay; outliers are judged by the mean and deviation of those in range.
    func kept(_ intensities: [Float], _ runs: MaskRuns, isInside: [UInt8], extent: IntensityExtent) -> Kept {
        var kept = Kept(isInside: isInside, intensities: intensities, voxelsInRange: intensities.count)
        guard !intensities.isEmpty else { return kept }
        var runs = runs
        if let range, !(range.contains(Double(extent.range.least)) && range.contains(Double(extent.range.most))) {
            kept.remove(runs) { !range.contains($0) }
            kept.voxelsInRange = kept.intensities.count
            runs = MaskRuns(kept.isInside, size: runs.size)
        }
        if let outlierDeviations, !kept.intensities.isEmpty {
            let summary = IntensitySummary(kept.intensities)
            let limit = outlierDeviations * summary.deviation(of: kept.intensities)
            kept.remove(runs) { ($0 - summary.mean).magnitude > limit }
        }
        return kept
    }
}

extension Resegmentation.Kept {
    fileprivate mutating func remove(_ runs: MaskRuns, where isRemoved: (Double) -> Bool) {
        var (next, stay) = (0, 0)
        for run in runs.runs {
            let start = runs.start(of: run)
            for place in 0..<run.end - run.first {
                let intensity = intensities[next]
                next += 1
                if isRemoved(Double(intensity)) {
                    isInside[start + place] = 0
                } else {
                    intensities[stay] = intensity
                    stay += 1
                }
            }
        }
        intensities.removeLast(intensities.count - stay)
    }
}
