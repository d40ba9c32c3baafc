import Imaging

/// The ADC values inside a region, counted in bins of 100 from 0 to 4200 mm^2/s x 1e-6.
struct DiffusionHistogram: Sendable, Hashable {
    static let binWidth = 100.0
    static let binCount = 42

    let counts: [Int]

    /// Values below the first or above the last bin.
    let outside: Int

    let median: Double

    /// Counts the finite values inside a mask on the map's grid; `nil` if there is none.
    init?(of map: Volume<Raw>, in mask: Mask) {
        var values: [Float] = []
        values.reserveCapacity(mask.voxelCount)
        for index in map.voxels.indices where mask.isInside[index] == 1 && map.voxels[index].isFinite {
            values.append(map.voxels[index])
        }
        guard !values.isEmpty else { return nil }
        values.sort()
        var counts = [Int](repeating: 0, count: Self.binCount)
        var outside = 0
        for value in values {
            let bin = (Double(value) / Self.binWidth).rounded(.down)
            if bin >= 0, bin < Double(Self.binCount) { counts[Int(bin)] += 1 } else { outside += 1 }
        }
        self.counts = counts
        self.outside = outside
        let middle = values.count / 2
        median =
            values.count % 2 == 1
            ? Double(values[middle]) : (Double(values[middle - 1]) + Double(values[middle])) / 2
    }
}
