/// The polygons of one slice, filled by the even-odd rule at voxel centres.
///
/// A voxel is inside if a line from its centre crosses the edges of all polygons together an odd number of times: a
/// polygon inside another is a hole, and keyholes work by themselves. Rows are half-open: an edge belongs to the row at
/// its lower end and not to the one at its upper end, so that a vertex on a row counts once. So are columns: a centre on
/// the left border is inside, one on the right border is not. Neither depends on the order or direction of points.
struct EvenOddFill {
    /// An edge from its end in the lower row to the other.
    private struct Edge {
        let low: SIMD2<Double>
        let high: SIMD2<Double>

        /// The rows it crosses.
        let rows: Range<Int>

        init?(_ first: SIMD2<Double>, _ second: SIMD2<Double>) {
            (low, high) = first.y <= second.y ? (first, second) : (second, first)
            rows = Int(low.y.rounded(.up))..<Int(high.y.rounded(.up))
            if rows.isEmpty { return nil }
        }

        func crossing(_ row: Int) -> Double {
            low.x + (Double(row) - low.y) * (high.x - low.x) / (high.y - low.y)
        }
    }

    private let edges: [Edge]

    /// How often edges cross rows.
    let crossingCount: Int

    /// The farthest from 0 that an index may be.
    static let reach = 65_536.0

    /// Keeps polygons in fractional voxel indices, each within ``reach``.
    init(_ polygons: [[SIMD2<Double>]]) {
        edges = polygons.flatMap { points in
            zip(points, points.dropFirst() + points.prefix(1)).compactMap { Edge($0, $1) }
        }
        crossingCount = edges.reduce(0) { $0 + $1.rows.count }
    }

    /// Marks the voxels of a slice that are inside; says how many voxels inside are beyond its edges.
    func fill(_ members: inout [UInt8], from start: Int, width: Int, height: Int) -> Int {
        guard let first = edges.map(\.rows.lowerBound).min(),
            let end = edges.map(\.rows.upperBound).max()
        else { return 0 }
        var lost = 0
        for (offset, crossings) in crossings(first..<end).enumerated() {
            let row = first + offset
            let line = (0..<height).contains(row) ? start + row * width : nil
            for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
                let from = Int(crossings[crossings.startIndex + pair].rounded(.up))
                let to = Int(crossings[crossings.startIndex + pair + 1].rounded(.up))
                lost += to - from
                guard let line else { continue }
                let left = min(max(from, 0), width)
                let right = max(left, min(to, width))
                for column in left..<right { members[line + column] = 1 }
                lost -= right - left
            }
        }
        return lost
    }

    /// Where edges cross each row, from left to right.
    private func crossings(_ rows: Range<Int>) -> [ArraySlice<Double>] {
        var ends = [Int](repeating: 0, count: rows.count + 1)
        for edge in edges {
            for row in edge.rows { ends[row - rows.lowerBound + 1] += 1 }
        }
        for row in 0..<rows.count { ends[row + 1] += ends[row] }
        var next = ends
        var columns = [Double](repeating: 0, count: crossingCount)
        for edge in edges {
            for row in edge.rows {
                columns[next[row - rows.lowerBound]] = edge.crossing(row)
                next[row - rows.lowerBound] += 1
            }
        }
        return (0..<rows.count).map { row in
            columns[ends[row]..<ends[row + 1]].sort()
            return columns[ends[row]..<ends[row + 1]]
        }
    }
}
