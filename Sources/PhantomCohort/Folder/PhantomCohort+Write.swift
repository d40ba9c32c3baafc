public import Foundation
import ImageFiles
import Imaging

extension PhantomCohort {
    /// Writes a folder for each site with its `cohort.csv` and images, and `truth.json` beside them.
    ///
    /// A folder made earlier with the same settings is filled again with the same bytes; any other folder has to be empty.
    /// As many patients are made at once as there are processors. `progress` gets the number of patients done.
    public func write(
        to folder: URL,
        progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws {
        let own = OwnFolder(url: folder, marker: "truth.json")
        let truth = truth
        try own.claim { data in
            let earlier = try? JSONCoding.decoder.decode(PhantomTruth.self, from: data)
            return earlier?.format == truth.format && earlier?.settings == truth.settings
        }
        try own.write([UInt8](JSONCoding.encoder.encode(truth) + Data("\n".utf8)), to: "truth.json")
        try await writePatients(own, truth.defects, progress: progress)
        for site in 0..<settings.sites {
            let table = PhantomTable(patients: patients(heldBy: site), defects: truth.defects)
            try own.write(Array(table.text.utf8), to: "\(SiteNames.name(site))/cohort.csv")
        }
    }

    private func writePatients(
        _ folder: OwnFolder,
        _ defects: [PhantomDefectPlace],
        progress: @Sendable (Int, Int) -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            var waiting = patients[...]
            func startNext() {
                guard let patient = waiting.popFirst() else { return }
                let files = PhantomPatientFiles(cohort: self, patient: patient, defects: defects)
                group.addTask { try files.write(to: folder) }
            }
            for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { startNext() }
            var done = 0
            while try await group.next() != nil {
                done += 1
                progress(done, patients.count)
                startNext()
            }
        }
    }
}

/// How truth is written: sorted and indented, so that equal truths are equal files.
enum JSONCoding {
    static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return encoder
    }

    static var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return decoder
    }
}
