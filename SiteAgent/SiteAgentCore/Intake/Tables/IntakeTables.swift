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

    /// Writes the table; what it was before stays beside it.
    func write(_ cohort: CohortFile) throws {
        let (before, now) = (try folder.read(file("cohort.csv")), cohort.bytes)
        guard before != now else { return }
        if let before { try DurableFile.write(before, to: file("cohort.previous.csv")) }
        try DurableFile.write(now, to: file("cohort.csv"))
    }

    /// What extraction would say of the table, by line and column.
    func problems() throws -> [String] {
        try CohortTable(file: file("cohort.csv")).problems.map { "\($0)" }
    }

    /// All images of this folder and of others, with those that a study did not ask for.
    func images(without patients: Set<String>) throws -> AcquisitionListing {
        AcquisitionListing(try folder.read(file("images.csv"))) { patient, _ in !patients.contains(patient) }
    }

    /// The images that were picked, in this folder and in others, as far as they still hold.
    func acquisitions(keeping isKept: (String, String) -> Bool) throws -> AcquisitionListing {
        AcquisitionListing(try folder.read(file("acquisition.csv")), keeping: isKept)
    }

    func write(images: AcquisitionListing) throws { try DurableFile.write(images.bytes, to: file("images.csv")) }

    func write(acquisitions: AcquisitionListing) throws {
        try DurableFile.write(acquisitions.bytes, to: file("acquisition.csv"))
    }

    func write(_ keys: PatientKeys) throws { try DurableFile.write(keys.bytes, to: folder.patientKeys) }

    func write(_ files: UnusedFiles) throws { try DurableFile.write(files.bytes, to: file("files.csv")) }

    private func file(_ name: String) -> URL { folder.intake.appendingPathComponent(name) }
}
