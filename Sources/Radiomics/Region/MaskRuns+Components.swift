import Imaging

extension MaskRuns {
    /// How many parts the mask has that do not touch, not even with a corner (26-connected).
    ///
    /// Runs that touch are joined (union and find), each looked for only in the row before and the three rows of the
    /// slice before: the cost is that of the number of rows, not of voxels.
    var componentCount: Int {
        var parents = Array(runs.indices)
        var rowStarts = [Int](repeating: runs.count, count: size.y * size.z + 1)
        for (index, run) in runs.enumerated().reversed() { rowStarts[run.row] = index }
        for row in (0..<size.y * size.z).reversed() { rowStarts[row] = min(rowStarts[row], rowStarts[row + 1]) }
        for row in 0..<size.y * size.z where rowStarts[row] < rowStarts[row + 1] {
            let y = row % size.y
            let here = rowStarts[row]..<rowStarts[row + 1]
            for other in [row - 1, row - size.y - 1, row - size.y, row - size.y + 1] {
                let otherY = other == row - size.y ? y : other == row - size.y + 1 ? y + 1 : y - 1
                guard other >= 0, otherY >= 0, otherY < size.y else { continue }
                join(here, rowStarts[other]..<rowStarts[other + 1], &parents)
            }
        }
        return parents.indices.count { parents[$0] == $0 }
    }

    private func join(_ row: Range<Int>, _ other: Range<Int>, _ parents: inout [Int]) {
        var (a, b) = (row.lowerBound, other.lowerBound)
        while a < row.upperBound, b < other.upperBound {
            if runs[a].first <= runs[b].end, runs[b].first <= runs[a].end {
                let (one, two) = (Self.root(of: a, &parents), Self.root(of: b, &parents))
                parents[max(one, two)] = min(one, two)
            }
            if runs[a].end < runs[b].end { a += 1 } else { b += 1 }
        }
    }

    private static func root(of run: Int, _ parents: inout [Int]) -> Int {
        var root = run
        while parents[root] != root {
            parents[root] = parents[parents[root]]
            root = parents[root]
        }
        return root
    }
}
