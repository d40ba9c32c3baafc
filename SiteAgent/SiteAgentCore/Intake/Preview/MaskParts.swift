import Imaging

/// The parts of a mask that touch nowhere, not even at a corner (26 neighbors).
///
/// Runs of voxels along the first axis are joined with those of the four rows before, so that time and memory go with
/// the mask's box and its surface.
struct MaskParts: Sendable, Hashable {
    /// The voxels of each part, the largest first.
    let sizes: [Int]

    /// Whether a second part is large enough, a twentieth of the mask, to be no slip of the pen.
    var areSeveral: Bool { sizes.count > 1 && sizes[1] * 20 >= sizes.reduce(0, +) }

    init(of mask: Mask) {
        guard let box = mask.boundingBox else {
            sizes = []
            return
        }
        var forest = RunForest()
        // Row by row with an empty one at both ends; the slice before and this one.
        let empty = [Range<Int>](repeating: 0..<0, count: box.y.count + 2)
        var before = empty
        for z in box.z {
            var rows = empty
            for (place, y) in box.y.enumerated() {
                let row = forest.add(mask, box, y, z)
                rows[place + 1] = row
                for neighbor in [rows[place], before[place], before[place + 1], before[place + 2]] {
                    forest.join(row, neighbor)
                }
            }
            before = rows
        }
        sizes = forest.sizes.sorted(by: >)
    }
}

/// Runs of voxels, and which belong together.
private struct RunForest {
    private var runs: [Range<Int>] = []
    private var parents: [Int] = []

    /// Adds the runs of a mask's row and returns their positions.
    mutating func add(_ mask: Mask, _ box: VoxelBox, _ y: Int, _ z: Int) -> Range<Int> {
        let first = runs.count
        let start = mask.grid.index(x: 0, y: y, z: z)
        var opening: Int?
        for x in box.x {
            switch (mask.isInside[start + x] == 1, opening) {
            case (true, nil): opening = x
            case (false, let from?):
                runs.append(from..<x)
                opening = nil
            default: break
            }
        }
        if let opening { runs.append(opening..<box.x.upperBound + 1) }
        parents.append(contentsOf: first..<runs.count)
        return first..<runs.count
    }

    /// Joins the runs of two neighboring rows that touch, corners included.
    mutating func join(_ row: Range<Int>, _ other: Range<Int>) {
        var (one, two) = (row.lowerBound, other.lowerBound)
        while one < row.upperBound, two < other.upperBound {
            let (a, b) = (runs[one], runs[two])
            if a.lowerBound <= b.upperBound, b.lowerBound <= a.upperBound { unite(one, two) }
            if a.upperBound < b.upperBound { one += 1 } else { two += 1 }
        }
    }

    private mutating func unite(_ one: Int, _ two: Int) {
        let (a, b) = (root(of: one), root(of: two))
        parents[max(a, b)] = min(a, b)
    }

    private mutating func root(of run: Int) -> Int {
        var run = run
        while parents[run] != run {
            parents[run] = parents[parents[run]]
            run = parents[run]
        }
        return run
    }

    /// The voxels of each part.
    var sizes: [Int] {
        var forest = self
        var sizes: [Int: Int] = [:]
        for position in runs.indices { sizes[forest.root(of: position), default: 0] += runs[position].count }
        return Array(sizes.values)
    }
}
