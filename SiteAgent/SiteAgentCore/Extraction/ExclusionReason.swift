/// Why a lesion, or one series of it, is not part of a study's rows.
///
/// The raw value is the name in tables, JSON and the database.
public enum ExclusionReason: String, Sendable, CaseIterable {
    /// The cohort table has no score for the lesion.
    case missingScore = "missing-score"

    /// There is no image of the series, or of a series that it is fitted from.
    case missingSeries = "missing-series"

    /// The image file does not exist.
    case missingImage = "missing-image"

    /// There is no mask of the lesion.
    case missingMask = "missing-mask"

    /// The image file cannot be read as an image.
    case unreadableImage = "unreadable-image"

    /// The mask file cannot be read as a mask.
    case unreadableMask = "unreadable-mask"

    /// Image and mask, or the images of a fit, are not on the same grid, or not in the same frame of reference.
    case gridMismatch = "grid-mismatch"

    /// The mask has no voxel.
    case emptyMask = "empty-mask"

    /// The region has fewer voxels than the study asks for.
    case tooFewVoxels = "too-few-voxels"

    /// A feature that the study uses has no value for the region.
    case undefinedFeature = "undefined-feature"

    /// The acquisition is outside what the study accepts, for example its echo time.
    case outsideTolerance = "outside-tolerance"

    /// The ADC map's values in the region are none that tissue has; it may be in another unit.
    case implausibleADC = "implausible-adc"

    /// The mask has no such label, segment or region.
    case labelAbsent = "label-absent"

    /// A part of the mask lies outside the image.
    case maskOutsideImage = "mask-outside-image"

    /// The steps between the slices differ.
    case unevenSpacing = "uneven-spacing"

    /// A slice inside the volume is absent.
    case missingSlice = "missing-slice"

    /// Two different slices claim one position, or one instance stands in two files that differ.
    case duplicateInstance = "duplicate-instance"

    /// The files of the series do not make one volume.
    case inconsistentSeries = "inconsistent-series"

    /// The series may be diffusion-weighted, but no file tells the b-value.
    case bValueAbsent = "b-value-absent"

    /// The same image stands under another patient.
    case duplicatePatient = "duplicate-patient"

    /// Several images or outlines could be meant, and nobody has said which.
    case openQuestion = "open-question"

    /// A person at the site took it out in the cohort table.
    case excludedBySite = "excluded-by-site"

    /// A reader looked at the case, or at one that it is fitted from, and rejected it.
    case rejectedByReader = "rejected-by-reader"

    /// The features cannot be computed for another reason.
    case notComputable = "not-computable"

    /// None of the study's series of the lesion is usable.
    case noUsableSeries = "no-usable-series"

    /// The reason that a cell of a table names, in whatever letters a person wrote it: `Excluded by site`.
    init?(cell: String) {
        let words = cell.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }
        self.init(rawValue: words.joined(separator: "-"))
    }

    /// The reason in plain words.
    public var explanation: String {
        switch self {
        case .missingScore: "the cohort table has no score"
        case .missingSeries: "there is no image of the series"
        case .missingImage: "the image file does not exist"
        case .missingMask: "there is no mask"
        case .unreadableImage: "the image file cannot be read"
        case .unreadableMask: "the mask file cannot be read"
        case .gridMismatch: "image and mask are not on the same grid"
        case .emptyMask: "the mask is empty"
        case .tooFewVoxels: "the region has too few voxels"
        case .undefinedFeature: "a feature has no value"
        case .outsideTolerance: "the acquisition is outside the study's tolerance"
        case .implausibleADC: "the ADC map's values in the region are not plausible in mm^2/s x 1e-6"
        case .labelAbsent: "the mask has no such label"
        case .maskOutsideImage: "a part of the mask lies outside the image"
        case .unevenSpacing: "the steps between the slices differ"
        case .missingSlice: "a slice is missing"
        case .duplicateInstance: "a slice is there twice"
        case .inconsistentSeries: "the files do not make one volume"
        case .bValueAbsent: "the b-value is not told"
        case .duplicatePatient: "the same image stands under another patient"
        case .openQuestion: "a question is open (site-agent intake review)"
        case .excludedBySite: "a person at this site took it out"
        case .rejectedByReader: "a reader rejected the case at the sign-off"
        case .notComputable: "the features cannot be computed"
        case .noUsableSeries: "no series of the lesion is usable"
        }
    }
}
