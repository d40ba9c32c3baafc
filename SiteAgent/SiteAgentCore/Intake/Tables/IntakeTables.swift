import Foundation

/// The files of a site's folder that intake writes.
struct IntakeTables {
    private let folder: SiteFolder

    init(_ folder: SiteFolder) {
        self.folder = folder
    }

    /// The cohort table as an earlier intake and a person have left it.
    func cohort() throws -> CohortFile { try CohortFile(try folder.read(file("cohort.csv"))) }

    /// The keys that an earlier intake gave.
    func patientKeys(_ pseudonyms: Pseudonyms) throws -> PatientKeys {
        try PatientKeys(try folder.read(folder.patientKeys), pseudonyms: pseudonyms)
    }

    /// Makes the folders, for the owner alone.
    func create() throws {
        for folder in [folder.intake, file("volumes"), file("masks")] { try SiteFolder.make(folder) }
    }

    func write(_ cohort: CohortFile) throws { try DurableFile.write(cohort.bytes, to: file("cohort.csv")) }

    func write(_ acquisitions: AcquisitionListing) throws {
        try DurableFile.write(acquisitions.bytes, to: file("acquisition.csv"))
    }

    func write(_ keys: PatientKeys, unusable files: [(path: String, reason: String)]) throws {
        try DurableFile.write(keys.bytes, to: folder.patientKeys)
        let lines = [["file", "reason"]] + files.map { [$0.path, $0.reason] }
        try DurableFile.write(Array(lines.map(SeparatedValues.line).joined().utf8), to: file("files.csv"))
    }

    private func file(_ name: String) -> URL { folder.intake.appendingPathComponent(name) }
}
