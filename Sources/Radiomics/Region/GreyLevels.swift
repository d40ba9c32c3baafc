import Imaging

/// The discretised region: a grey level from 1 up for every voxel inside, 0 outside; made once and shared by families.
struct GreyLevels: Sendable {
    /// How many voxels the box has along each axis.
    let size: Size3

    /// The level of every voxel of the box, first axis fastest.
    let voxels: [UInt16]

    /// How many grey levels there are: the highest of them, `N_g`.
    let count: Int

    /// How many voxels have each level from 0, which none has, to ``count``.
    let histogram: [Int]

    /// How many levels have a voxel.
    let occupied: Int

    /// How many voxels were below the edge of the first bin and fell into it.
    let belowFirstEdge: Int

    /// Discretises the intensities of the voxels inside, which are given in memory order; there is at least one.
    init(
        _ runs: MaskRuns,
        intensities: [Float],
        rule: Discretisation,
        defaultEdge: Double?
    ) throws(RadiomicsError) {
        let extent = IntensityExtent(intensities)
        let bins = try Bins(rule, extent, defaultEdge: defaultEdge)
        let count = max(bins.level(Double(extent.range.most)), 1)
        var levels = [UInt16](repeating: 0, count: runs.size.count)
        var histogram = [Int](repeating: 0, count: count + 1)
        var target = levels.mutableSpan
        var table = histogram.mutableSpan
        let source = intensities.span
        var (next, below) = (0, 0)
        for run in runs.runs {
            for index in runs.start(of: run)..<runs.start(of: run) + run.end - run.first {
                let level = bins.level(Double(source[next]))
                next &+= 1
                if level < 1 { below &+= 1 }
                target[index] = UInt16(truncatingIfNeeded: max(level, 1))
                table[max(level, 1)] &+= 1
            }
        }
        size = runs.size
        voxels = levels
        self.count = count
        occupied = histogram.count { $0 > 0 }
        self.histogram = histogram
        belowFirstEdge = below
    }
}

/// Equal bins, so many to a span of intensities.
private struct Bins {
    let edge: Double
    let number: Double
    let span: Double
    let last: Int

    init(_ rule: Discretisation, _ extent: IntensityExtent, defaultEdge: Double?) throws(RadiomicsError) {
        let least = Double(extent.range.least)
        let range = Double(extent.range.most) - least
        switch rule {
        case .fixedBinNumber(let count):
            edge = least
            number = range > 0 ? Double(count) : 1
            span = range > 0 ? range : 1
            last = range > 0 ? count : 1
        case .fixedBinSize(let width, let firstEdge):
            edge = firstEdge ?? defaultEdge ?? least
            guard (least + range - edge) / width < Double(Discretisation.levelLimit) else {
                throw .tooManyGreyLevels(limit: Discretisation.levelLimit)
            }
            (number, span, last) = (1, width, Discretisation.levelLimit)
        }
    }

    /// From 1 to `last`; 0 for everything below the edge.
    ///
    /// Multiplied first and divided then: of whole numbers the product is exact, and an intensity on the border of two
    /// bins is found to be just there. No intensity is beyond the last bin but by rounding, so the quotient is small.
    func level(_ intensity: Double) -> Int {
        let distance = intensity - edge
        guard distance >= 0 else { return 0 }
        return min(Int(distance * number / span) &+ 1, last)
    }
}
