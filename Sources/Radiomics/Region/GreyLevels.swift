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
            bins = Bins(edge: least, scale: range > 0 ? Double(number) / range : 0, last: range > 0 ? number : 1)
        case .fixedBinSize(let width, let firstEdge):
            let edge = firstEdge ?? defaultEdge ?? least
            guard (least + range - edge) / width < Double(Discretisation.levelLimit) else {
                throw .tooManyGreyLevels(limit: Discretisation.levelLimit)
            }
            bins = Bins(edge: edge, width: width, last: Discretisation.levelLimit)
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

/// Equal bins; the level of an intensity is found by one multiplication or division.
private struct Bins {
    let edge: Double
    let width: Double?
    let scale: Double
    let last: Int

    init(edge: Double, scale: Double, last: Int) {
        self.edge = edge
        width = nil
        self.scale = scale
        self.last = last
    }

    init(edge: Double, width: Double, last: Int) {
        self.edge = edge
        self.width = width
        scale = 1
        self.last = last
    }

    /// From 1 to `last`; 0 for everything below the edge.
    func level(_ intensity: Double) -> Int {
        let distance = intensity - edge
        guard distance >= 0 else { return 0 }
        let position = width.map { distance / $0 } ?? (distance * scale)
        return min(Int(min(position, 1e9)) + 1, last)
    }
}
