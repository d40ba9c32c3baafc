import DICOM

/// What a folder holds of one patient.
struct IntakePatient: Sendable {
    /// By what people at the site speak of the patient.
    let key: String

    /// The images, in an order that depends on the files alone.
    var volumes: [ImageVolume] = []

    /// The regions that somebody outlined.
    var outlines: [OutlinedRegion] = []
}
