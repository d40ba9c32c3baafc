import Kernels

/// The joint entropy and the two measures of information correlation, with PyRadiomics' tiny number in each logarithm.
struct CooccurrenceInformation: Sendable {
    let jointEntropy: Double

    /// 0 if there is one level.
    let first: Double

    /// 0 if the levels are independent; NaN if rounding makes them more than that, as in PyRadiomics.
    let second: Double

    init(_ matrix: Cooccurrence, _ margins: CooccurrenceMargins) {
        let count = matrix.levels.count
        let tiny = Double.ulpOfOne
        var (joint, crossed, independent) = (0.0, 0.0, 0.0)
        for row in 0..<count where margins.rows[row] > 0 {
            for column in 0..<count where margins.columns[column] > 0 {
                let product = margins.rows[row] * margins.columns[column]
                let logarithm = Elementary.log2(product + tiny)
                independent -= product * logarithm
                let share = matrix.shares[row * count + column]
                guard share > 0 else { continue }
                joint -= share * Elementary.log2(share + tiny)
                crossed -= share * logarithm
            }
        }
        let largest = max(Self.entropy(margins.rows), Self.entropy(margins.columns))
        jointEntropy = joint
        first = largest == 0 ? 0 : (joint - crossed) / largest
        second = independent == joint ? 0 : (1 - Elementary.exp(-2 * (independent - joint))).squareRoot()
    }

    private static func entropy(_ shares: [Double]) -> Double {
        var entropy = 0.0
        for share in shares where share > 0 { entropy -= share * Elementary.log2(share + Double.ulpOfOne) }
        return entropy
    }
}
