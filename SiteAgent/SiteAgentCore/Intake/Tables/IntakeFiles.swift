/// What the files are called that intake writes.
///
/// A name says which image or outline it is, by a keyed digest: another image never takes the place of one that a row
/// of the table still means.
enum IntakeFiles {
    static func image(_ patient: String, _ series: String, identifier: String) -> String {
        "volumes/\(patient)-\(series)-\(identifier).nii"
    }

    static func mask(_ patient: String, _ series: String, identifier: String) -> String {
        "masks/\(patient)-\(series)-\(identifier).nii.gz"
    }

    /// The identifier in the name of an image.
    static func identifier(inImage path: String) -> String {
        String(path.split(separator: "-").last?.prefix { $0 != "." } ?? "")
    }
}
