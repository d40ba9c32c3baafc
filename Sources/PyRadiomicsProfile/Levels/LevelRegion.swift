import Imaging

/// The discretised region in a box with a margin of empty voxels, so that neighbors need no check.
struct LevelRegion: Sendable {
    /// The spacing in mm.
    let spacing: SIMD3<Double>

    /// The intensities inside, in memory order.
    let intensities: [Double]

    /// Where these are in the arrays below.
    let positions: [Int]

    /// The distances in these arrays between neighbors along x, y and z.
    let strides: SIMD3<Int>

    /// The position of the first voxel of the box.
    let lead: Int

    /// How many voxels the region's box has along each axis, without the margin.
    let size: Size3

    /// For each voxel, which of `levels` it has, counted from 1; 0 outside.
    let ranks: [UInt16]

    /// The grey levels that occur, rising.
    let levels: [Int]

    /// How many voxels each of them has.
    let counts: [Int]

    /// More levels than these are not kept apart.
    static let levelLimit = Int(UInt16.max)

    /// The region under a mask, cut to a box around it; `nil` if an intensity is not finite or there are too many levels.
    init?(_ image: ProfileImage, mask: Mask, box: VoxelBox, settings: PyRadiomicsSettings) {
        let grid = image.grid
        let margin = settings.distances.max() ?? 1
        let margins = (0..<3).map { min(margin, max(box.size[$0] - 1, 0)) }
        let width = box.size.x + margins[0]
        let height = box.size.y + margins[1]
        // One margin behind each row and slice serves as the margin before the next.
        let lead = margins[0] + width * (margins[1] + height * margins[2])
        var positions: [Int] = []
        var intensities: [Double] = []
        for z in box.z {
            for y in box.y {
                let row = grid.index(x: 0, y: y, z: z)
                let target = lead + width * (y - box.y.lowerBound + height * (z - box.z.lowerBound))
                for x in box.x where mask.isInside[row + x] == 1 {
                    positions.append(target + x - box.x.lowerBound)
                    intensities.append(image.voxels[row + x])
                }
            }
        }
        guard intensities.allSatisfy(\.isFinite), let minimum = intensities.min(), let maximum = intensities.max(),
            let edges = BinEdges(minimum: minimum, maximum: maximum, precision: image.precision, settings: settings)
        else { return nil }
        let found = intensities.map(edges.level)
        var occurrences = [Int](repeating: 0, count: (found.max() ?? 0) + 1)
        for level in found { occurrences[level] += 1 }
        let levels = occurrences.indices.filter { occurrences[$0] > 0 }
        guard levels.count <= Self.levelLimit else { return nil }
        var rankOfLevel = [UInt16](repeating: 0, count: occurrences.count)
        for (index, level) in levels.enumerated() { rankOfLevel[level] = UInt16(index + 1) }
        var ranks = [UInt16](repeating: 0, count: lead + width * height * box.size.z + lead)
        for (position, level) in zip(positions, found) { ranks[position] = rankOfLevel[level] }
        spacing = grid.spacing
        self.lead = lead
        size = box.size
        strides = SIMD3(1, width, width * height)
        self.intensities = intensities
        self.positions = positions
        self.ranks = ranks
        self.levels = levels
        counts = levels.map { occurrences[$0] }
    }

    /// The highest grey level, PyRadiomics' Ng.
    var highest: Int { levels.last ?? 0 }

    /// The distance in memory of a step.
    func distance(of step: SIMD3<Int>) -> Int { (step &* strides).wrappedSum() }
}
