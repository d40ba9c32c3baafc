/// A property of an acquisition that a study may restrict.
///
/// The raw value is the key in the study document; it ends in its unit.
public enum AcquisitionField: String, Sendable, CaseIterable {
    /// Echo time in milliseconds.
    case echoTime = "TE_ms"

    /// Repetition time in milliseconds.
    case repetitionTime = "TR_ms"

    /// Inversion time in milliseconds.
    case inversionTime = "TI_ms"

    /// Flip angle in degrees.
    case flipAngle = "flip_deg"

    /// Field strength in tesla.
    case fieldStrength = "field_T"

    /// Distance between voxel centres in the slice, in millimetres; both directions must fit.
    case inPlaneSpacing = "in_plane_mm"

    /// Distance between slices, in millimetres.
    case sliceSpacing = "slice_mm"
}
