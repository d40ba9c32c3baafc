/// Sums over the whole matrix that need no logarithm.
struct CooccurrenceMoments: Sendable {
    private(set) var autocorrelation = 0.0
    private(set) var prominence = 0.0
    private(set) var shade = 0.0
    private(set) var tendency = 0.0
    private(set) var contrast = 0.0
    private(set) var energy = 0.0
    private(set) var maximum = 0.0
    private(set) var sumSquares = 0.0

    /// 1 if all rows or all columns are one level.
    let correlation: Double

    init(_ matrix: Cooccurrence, _ margins: CooccurrenceMargins) {
        let count = matrix.levels.count
        var (columnSquares, products) = (0.0, 0.0)
        for row in 0..<count {
            let i = matrix.levels[row]
            let fromMean = i - margins.rowMean
            for column in 0..<count {
                let p = matrix.shares[row * count + column]
                guard p > 0 else { continue }
                let j = matrix.levels[column]
                let columnFromMean = j - margins.columnMean
                let cluster = i + j - margins.rowMean - margins.columnMean
                let square = cluster * cluster
                autocorrelation += p * (i * j)
                tendency += p * square
                shade += p * (square * cluster)
                prominence += p * (square * square)
                contrast += p * ((i - j) * (i - j))
                energy += p * p
                maximum = max(maximum, p)
                sumSquares += p * (fromMean * fromMean)
                columnSquares += p * (columnFromMean * columnFromMean)
                products += p * fromMean * columnFromMean
            }
        }
        let deviations = sumSquares.squareRoot() * columnSquares.squareRoot()
        correlation = deviations == 0 ? 1 : products / (deviations + Double.ulpOfOne)
    }
}
