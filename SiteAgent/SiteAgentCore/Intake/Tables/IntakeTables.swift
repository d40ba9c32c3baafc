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

    /// All images of this folder and of others, with those that a study did not ask for.
    func images(without patients: Set<String>) throws -> AcquisitionListing {
        AcquisitionListing(try folder.read(file("images.csv")), without: patients)
    }

    /// The images that were picked, in this folder and in others.
    func acquisitions(without patients: Set<String>) throws -> AcquisitionListing {
        AcquisitionListing(try folder.read(file("acquisition.csv")), without: patients)
    }

    func write(images: AcquisitionListing) throws { try DurableFile.write(images.bytes, to: file("images.csv")) }

    func write(acquisitions: AcquisitionListing) throws {
        try DurableFile.write(acquisitions.bytes, to: file("acquisition.csv"))
    }

    func write(_ keys: PatientKeys, unusable files: [(path: String, reason: String)]) throws {
        try DurableFile.write(keys.bytes, to: folder.patientKeys)
        let lines = [["file", "reason"]] + files.map { [$0.path, $0.reason] }
        try DurableFile.write(Array(lines.map { SeparatedValues.line($0) }.joined().utf8), to: file("files.csv"))
    }

    private func file(_ name: String) -> URL { folder.intake.appendingPathComponent(name) }
}
