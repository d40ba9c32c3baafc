/// An orthogonal wavelet of compact support.
public enum Wavelet: String, Sendable, Hashable, CaseIterable {
    /// Haar, which is also Daubechies 1 (UOUE).
    case haar

    /// Daubechies, 2 vanishing moments.
    case db2

    /// Daubechies, 3 vanishing moments.
    case db3

    /// Daubechies, 4 vanishing moments.
    case db4

    /// Daubechies, 5 vanishing moments.
    case db5

    /// Daubechies, 6 vanishing moments.
    case db6

    /// Daubechies, 7 vanishing moments.
    case db7

    /// Daubechies, 8 vanishing moments.
    case db8

    /// Daubechies, 9 vanishing moments.
    case db9

    /// Daubechies, 10 vanishing moments.
    case db10

    /// Coiflet, 2 vanishing moments.
    case coif1

    /// Coiflet, 4 vanishing moments.
    case coif2

    /// Coiflet, 6 vanishing moments.
    case coif3

    /// Coiflet, 8 vanishing moments.
    case coif4

    /// Coiflet, 10 vanishing moments.
    case coif5
}
