import Imaging

/// The discretised region: a grey level from 1 up for every voxel inside, 0 outside; made once and shared by families.
struct GreyLevels: Sendable {
    /// How many voxels the box has along each axis.
    let size: Size3

    /// The level of every voxel of the box, first axis fastest.
    let voxels: [UInt16]

    /// How many grey levels there are: the highest of them, `N_g`.
    let count: Int

    /// How many of them have a voxel.
    let occupied: Int

    /// How many voxels were below the edge of the first bin and fell into it.
    let belowFirstEdge: Int

    /// Discretises the intensities of the voxels inside, which are given in memory order; there is at least one.
    init(
        size: Size3,
        isInside: [UInt8],
        intensities: [Float],
        rule: Discretisation,
        defaultEdge: Double?
    ) throws(RadiomicsError) {
        let least = Double(intensities.min() ?? 0)
        let range = Double(intensities.max() ?? 0) - least
        let bins: Bins
        switch rule {
        case .fixedBinNumber(let number):
            bins =
                range > 0
                ? Bins(edge: least, number: Double(number), span: range, last: number)
                : Bins(edge: least, number: 1, span: 1, last: 1)
        case .fixedBinSize(let width, let firstEdge):
            let edge = firstEdge ?? defaultEdge ?? least
            guard (least + range - edge) / width < Double(Discretisation.levelLimit) else {
                throw .tooManyGreyLevels(limit: Discretisation.levelLimit)
            }
            bins = Bins(edge: edge, number: 1, span: width, last: Discretisation.levelLimit)
        }
        var levels = [UInt16](repeating: 0, count: isInside.count)
        var isOccupied = [Bool](repeating: false, count: bins.last + 1)
        var next = 0
        var below = 0
        for index in levels.indices where isInside[index] == 1 {
            let level = bins.level(Double(intensities[next]))
            next += 1
            if level < 1 { below += 1 }
            levels[index] = UInt16(max(level, 1))
            isOccupied[max(level, 1)] = true
        }
        self.size = size
        voxels = levels
        count = isOccupied.lastIndex(of: true) ?? 0
        occupied = isOccupied.count { $0 }
        belowFirstEdge = below
    }
}

/// Equal bins, so many to a span of intensities.
private struct Bins {
    let edge: Double
    let number: Double
    let span: Double
    let last: Int

    /// From 1 to `last`; 0 for everything below the edge.
    ///
    /// Multiplied first and divided then: of whole numbers the product is exact, and an intensity on the border of two
    /// bins is found to be just there.
    func level(_ intensity: Double) -> Int {
        let distance = intensity - edge
        guard distance >= 0 else { return 0 }
        return min(Int(min(distance * number / span, 1e9)) + 1, last)
    }
}
