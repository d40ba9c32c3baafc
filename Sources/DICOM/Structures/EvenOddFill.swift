/// A polygon on a slice, filled by the even-odd rule at voxel centres.
///
/// A voxel is inside if a line from its centre crosses the edges an odd number of times: keyholes work by themselves.
/// Rows are half-open: an edge belongs to the row at its lower end and not to the one at its upper end, so that a vertex
/// on a row counts once. So are columns: a centre on the left border is inside, one on the right border is not. Neither
/// depends on the order or direction of points.
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

    /// Keeps a polygon in fractional voxel indices within ``reach``.
    init(_ points: [SIMD2<Double>]) {
        edges = zip(points, points.dropFirst() + points.prefix(1)).compactMap { Edge($0, $1) }
        crossingCount = edges.reduce(0) { $0 + $1.rows.count }
    }

    /// The pixels that are inside.
    var area: PixelRuns {
        guard let first = edges.map(\.rows.lowerBound).min(),
            let end = edges.map(\.rows.upperBound).max()
        else { return PixelRuns(firstRow: 0, rows: []) }
        let rows = crossings(first..<end).map { row in row.map { Int32($0.rounded(.up)) }[...] }
        return PixelRuns(firstRow: first, rows: rows)
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
        // All are sorted before the first is handed out: a slice in use would make each sort copy the columns.
        for row in 0..<rows.count { columns[ends[row]..<ends[row + 1]].sort() }
        return (0..<rows.count).map { columns[ends[$0]..<ends[$0 + 1]] }
    }
}
