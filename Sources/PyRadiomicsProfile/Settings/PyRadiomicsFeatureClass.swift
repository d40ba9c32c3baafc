/// The classes of features; the raw value is the middle part of a feature's name.
public enum PyRadiomicsFeatureClass: String, Sendable, Hashable, CaseIterable {
    /// Of the mask alone, in three dimensions.
    case shape

    /// Of the mask alone, in its one slice: only with `force2D`, and not enabled by default.
    case shape2D

    /// Of intensities without their places.
    case firstorder

    /// Of the grey level co-occurrence matrix.
    case glcm

    /// Of the grey level dependence matrix.
    case gldm

    /// Of the grey level run length matrix.
    case glrlm

    /// Of the grey level size zone matrix.
    case glszm

    /// Of the neighbouring grey tone difference matrix.
    case ngtdm

    /// All that PyRadiomics enables by default.
    public static let defaults = allCases.filter { $0 != .shape2D }
}
