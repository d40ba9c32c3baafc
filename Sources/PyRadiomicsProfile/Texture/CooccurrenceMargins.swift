/// The sums of a co-occurrence matrix over columns and over rows.
struct CooccurrenceMargins: Sendable {
    let rows: [Double]
    let columns: [Double]
    let rowMean: Double
    let columnMean: Double

    init(_ matrix: Cooccurrence) {
        let count = matrix.levels.count
        var rows = [Double](repeating: 0, count: count)
        var columns = rows
        for row in 0..<count {
            for column in 0..<count {
                let share = matrix.shares[row * count + column]
                rows[row] += share
                columns[column] += share
            }
        }
        self.rows = rows
        self.columns = columns
        rowMean = zip(rows, matrix.levels).reduce(0) { $0 + $1.0 * $1.1 }
        columnMean = zip(columns, matrix.levels).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
