public import ImageFilters
public import Imaging
public import PyRadiomicsProfile
public import Radiomics

/// How `site-agent features` turns an image and a mask into features.
public enum ExtractionSettings: Sendable, Hashable {
    /// IBSI's definitions and names.
    case ibsi(IBSIExtraction)

    /// PyRadiomics' definitions and names; the label of masks for which a case names none.
    case pyRadiomics(PyRadiomicsSettings, label: Int?)
}

/// Whose definitions features follow.
public enum ExtractionProfile: String, Sendable, Hashable, CaseIterable {
    /// The Image Biomarker Standardisation Initiative's.
    case ibsi

    /// Those of PyRadiomics 3.0.1.
    case pyRadiomics = "pyradiomics"

    /// The settings that a profile has unless told otherwise.
    public var settings: ExtractionSettings {
        switch self {
        case .ibsi: .ibsi(IBSIExtraction())
        case .pyRadiomics: .pyRadiomics(PyRadiomicsSettings(), label: nil)
        }
    }
}

/// An extraction after IBSI 1, of the image and of what IBSI 2's filters make of it.
public struct IBSIExtraction: Sendable, Hashable {
    /// The steps from the image to the features.
    public var settings = FeatureSettings()

    /// The images that features are computed on: `nil` for the image itself.
    public var filters: [ImageFilter?] = [nil]

    /// How intensities are made comparable before anything else.
    public var normalisation = Normalisation.unchanged

    /// What the numbers of the image mean.
    public var meaning = IntensityMeaning.arbitrary

    /// Creates an extraction of all families of the image itself.
    public init() {}
}
