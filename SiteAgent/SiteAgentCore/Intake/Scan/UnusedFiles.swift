import DICOM

/// What of the folders was not used, and why: `files.csv`.
///
/// Paths are as the person has them, and may name a patient: the table stays in the site's folder.
struct UnusedFiles {
    private let lines: [(path: String, reason: String)]

    /// Of a file with several reasons, the first one counts.
    init(_ scanned: ScannedFolder, _ patients: [IntakePatient], unusable: [(file: Int, reason: String)]) {
        let objects = scanned.instances.filter { $0.content == .other }.map { instance in
            (file: instance.file, reason: "a DICOM object that is neither an image nor an outline")
        }
        let duplicates = patients.flatMap(\.volumes).flatMap(\.duplicates).map { duplicate in
            (file: duplicate.leftOut, reason: "it repeats an instance that another file holds")
        }
        let reasons = Dictionary(
            (unusable + scanned.others + objects + duplicates).map { ($0.file, $0.reason) },
            uniquingKeysWith: { first, _ in first }
        )
        let files = reasons.map { (path: scanned.listing.path(of: scanned.files[$0.key]), reason: $0.value) }
        let obstacles = scanned.listing.obstacles.map { entry in
            (path: scanned.listing.path(of: entry.path), reason: entry.obstacle.rawValue)
        }
        lines = (files + obstacles).sorted { ($0.path, $0.reason) < ($1.path, $1.reason) }
    }

    /// The table, in the order of the paths.
    var bytes: [UInt8] { SeparatedValues.bytes(["file", "reason"], lines.map { [$0.path, $0.reason] }) }
}
