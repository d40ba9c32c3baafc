import Imaging

/// Peaks of the intensity, averaged over a sphere of 1 cm^3 (IBSI 1, section 3.2; 9ST6).
enum LocalIntensityFeatures {
    /// The outcomes by the stems of the features' tags.
    ///
    /// The local peak is the mean around the voxel with the highest intensity, the highest of them if there are
    /// several; the global peak is the highest mean around any voxel of the region.
    static func outcomes(_ region: RegionOfInterest) -> [String: FeatureOutcome] {
        let means = LocalMeans(region)
        let global = means.peak
        return [
            "loc_peak_loc": FeatureOutcome(local(region, means) ?? global, otherwise: .overflow),
            "loc_peak_glob": FeatureOutcome(global, otherwise: .overflow),
        ]
    }

    /// `nil` if all intensities are equal, so that both peaks are the same.
    private static func local(_ region: RegionOfInterest, _ means: LocalMeans) -> Double? {
        let extent = region.preparation.intensitiesAfterResegmentation
        guard extent.lowest < extent.highest else { return nil }
        let highest = Float(extent.highest)
        var best: Double?
        var next = 0
        for run in region.runs.runs {
            for x in run.first..<run.end {
                if region.intensities[next] == highest {
                    let mean = means.mean(x: x, y: run.row % region.grid.size.y, z: run.row / region.grid.size.y)
                    best = max(best ?? mean, mean)
                }
                next += 1
            }
        }
        return best
    }
}
