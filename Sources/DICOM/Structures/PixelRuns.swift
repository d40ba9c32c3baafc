/// The pixels of a slice that are inside a drawing: in each row, the columns where inside and outside change.
///
/// Columns of a row rise, and are even in number: inside begins at the first, ends before the second, and so on. The
/// first and the last row are not empty, so that equal areas are equal values.
struct PixelRuns: Sendable, Equatable {
    private let firstRow: Int

    /// Where each row's changes end; one more than there are rows.
    private let ends: [Int]
    private let changes: [Int32]

    /// How many pixels are inside.
    let count: Int

    /// The columns that are reached, from the first to behind the last.
    let columns: Range<Int32>

    /// The rows that are reached.
    var rows: Range<Int> { firstRow..<firstRow + ends.count - 1 }

    /// From each row's changes, rising; what changes twice in one place does not change.
    init(firstRow: Int, rows: [ArraySlice<Int32>]) {
        var ends = [0]
        var changes: [Int32] = []
        var skipped = 0
        for row in rows {
            let start = changes.count
            for change in row {
                if changes.count > start, changes.last == change {
                    changes.removeLast()
                } else {
                    changes.append(change)
                }
            }
            if changes.isEmpty { skipped += 1 } else { ends.append(changes.count) }
        }
        while ends.count > 1, ends[ends.count - 2] == changes.count { ends.removeLast() }
        self.firstRow = changes.isEmpty ? 0 : firstRow + skipped
        self.ends = ends
        self.changes = changes
        count = stride(from: 0, to: changes.count, by: 2).reduce(0) { $0 + Int(changes[$1 + 1] - changes[$1]) }
        columns = (changes.min() ?? 0)..<(changes.max() ?? 0)
    }

    private func row(_ number: Int) -> ArraySlice<Int32> {
        changes[ends[number - firstRow]..<ends[number - firstRow + 1]]
    }

    // MARK: - Two and more areas

    /// Whether there may be a pixel in both.
    func mayMeet(_ other: PixelRuns) -> Bool { rows.overlaps(other.rows) && columns.overlaps(other.columns) }

    /// How many pixels are in both; takes from the budget what it costs.
    func commonCount(_ other: PixelRuns, budget: inout Int) -> Int {
        var common = 0
        for number in rows.clamped(to: other.rows) {
            let (first, second) = (row(number), other.row(number))
            budget -= 1 + first.count + second.count
            var (one, two) = (first.startIndex, second.startIndex)
            while one < first.endIndex, two < second.endIndex {
                let end = min(first[one + 1], second[two + 1])
                common += max(0, Int(end) - Int(max(first[one], second[two])))
                if first[one + 1] == end { one += 2 } else { two += 2 }
            }
        }
        return common
    }

    /// The pixels that are in an odd number of areas.
    static func exclusiveOr(_ areas: [PixelRuns]) -> PixelRuns {
        let (firstRow, rows) = gathered(areas)
        return PixelRuns(firstRow: firstRow, rows: rows.map { row in row.map { $0 >> 1 }[...] })
    }

    /// The pixels that are in one area or more.
    static func union(_ areas: [PixelRuns]) -> PixelRuns {
        let (firstRow, rows) = gathered(areas)
        return PixelRuns(
            firstRow: firstRow,
            rows: rows.map { row in
                var depth = 0
                return row.filter { change in
                    let isEnd = change & 1 == 1
                    depth += isEnd ? -1 : 1
                    return depth == (isEnd ? 0 : 1)
                }.map { $0 >> 1 }[...]
            }
        )
    }

    /// The changes of all areas in each row, doubled and rising, with 1 added where inside ends.
    private static func gathered(_ areas: [PixelRuns]) -> (firstRow: Int, rows: [ArraySlice<Int32>]) {
        guard let first = areas.map(\.rows.lowerBound).min(), let last = areas.map(\.rows.upperBound).max() else {
            return (0, [])
        }
        var ends = [Int](repeating: 0, count: last - first + 1)
        for area in areas {
            for number in area.rows { ends[number - first + 1] += area.row(number).count }
        }
        for index in 0..<last - first { ends[index + 1] += ends[index] }
        var next = ends
        var values = [Int32](repeating: 0, count: ends[last - first])
        for area in areas {
            for number in area.rows {
                for (index, change) in area.row(number).enumerated() {
                    values[next[number - first]] = change << 1 | Int32(index & 1)
                    next[number - first] += 1
                }
            }
        }
        for index in 0..<last - first { values[ends[index]..<ends[index + 1]].sort() }
        return (first, (0..<last - first).map { values[ends[$0]..<ends[$0 + 1]] })
    }

    // MARK: - Marking

    /// Marks the voxels of a slice that are inside; says how many pixels inside are beyond its edges.
    func fill(_ members: inout [UInt8], from start: Int, width: Int, height: Int) -> Int {
        var kept = 0
        for number in rows.clamped(to: 0..<height) {
            let row = row(number)
            for index in stride(from: row.startIndex, to: row.endIndex, by: 2) {
                let left = min(max(Int(row[index]), 0), width)
                let right = max(left, min(Int(row[index + 1]), width))
                for column in left..<right { members[start + number * width + column] = 1 }
                kept += right - left
            }
        }
        return count - kept
    }
}
