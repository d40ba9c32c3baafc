/// The wavelets that can be chosen, under their names in PyWavelets.
public enum Wavelet: String, Sendable, Hashable, CaseIterable {
    /// The first Coiflet, which PyRadiomics takes by default.
    case coif1

    /// Haar's, also called `db1`.
    case haar

    /// Daubechies' with two vanishing moments.
    case db2

    /// The decomposition low-pass filter.
    var lowPass: [Double] {
        switch self {
        case .coif1: Self.coiflet
        case .haar: [0.5, 0.5].map { ($0 as Double).squareRoot() }
        case .db2: Self.daubechies
        }
    }

    /// The decomposition high-pass filter: the low-pass one reversed, with every other sign changed.
    var highPass: [Double] {
        let low = lowPass
        return low.indices.map { ($0 % 2 == 0 ? -1 : 1) * low[low.count - 1 - $0] }
    }

    /// Daubechies 1988, in closed form over the square root of 3.
    private static let daubechies: [Double] = {
        let root = 3.0.squareRoot()
        let scale = 4 * 2.0.squareRoot()
        return [1 - root, 3 - root, 3 + root, 1 + root].map { $0 / scale }
    }()

    /// Daubechies, Orthonormal bases of compactly supported wavelets II (1993), section 3: in closed form over sqrt(7).
    private static let coiflet: [Double] = {
        let root = 7.0.squareRoot()
        let scale = 16 * 2.0.squareRoot()
        return [root - 3, 1 - root, 14 - 2 * root, 14 + 2 * root, 5 + root, 1 - root].map { $0 / scale }
    }()
}
