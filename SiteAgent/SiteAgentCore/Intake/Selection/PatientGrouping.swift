import DICOM
import Foundation

/// Gathers what a folder holds of each patient.
struct PatientGrouping {
    private let scanned: ScannedFolder
    private let index: OutlineIndex

    /// Files that are of no use, with the reason.
    private(set) var unusable: [(file: Int, reason: String)]

    init(_ scanned: ScannedFolder, reader: DICOMReader) {
        self.scanned = scanned
        index = OutlineIndex(reader: reader, files: scanned.files)
        unusable = scanned.refused
    }

    /// The patients in the order of their keys; gives each a key.
    mutating func patients(_ keys: inout PatientKeys) throws -> [IntakePatient] {
        var patients: [String: IntakePatient] = [:]
        var keyOfFile: [Int: String] = [:]
        for instance in scanned.instances {
            let key = try keys.key(of: Self.identifier(instance.series))
            keyOfFile[instance.file] = key
            patients[key, default: IntakePatient(key: key)].add(outlines: outlines(in: instance))
        }
        for volume in SeriesSorter.volumes(of: scanned.instances) {
            guard let key = volume.slices.first.flatMap({ keyOfFile[$0.file] }) else { continue }
            patients[key]?.volumes.append(volume)
        }
        let folders = FolderOwners(keyOfFile.map { (scanned.files[$0.key], $0.value) })
        for file in scanned.labelImages {
            guard let key = folders.owner(of: scanned.files[file]), let patient = patients[key] else {
                unusable.append((file: file, reason: "the mask lies beside the images of no patient, or of several"))
                continue
            }
            do {
                patients[key]?.add(outlines: try index.regions(ofLabelImage: file, among: patient.volumes))
            } catch {
                unusable.append((file: file, reason: error.detail))
            }
        }
        return patients.values.sorted { $0.key < $1.key }
    }

    private mutating func outlines(in instance: Instance) -> [OutlinedRegion] {
        guard instance.content == .segmentation || instance.content == .structureSet else { return [] }
        do {
            return try index.regions(ofDICOM: instance.file)
        } catch {
            unusable.append((file: instance.file, reason: error.detail))
            return []
        }
    }

    /// What tells a patient from others: the identifier with its issuer, or the study of somebody who has none.
    private static func identifier(_ series: SeriesHeader) -> String {
        guard let identifier = series.patient.identifier else {
            return "study without patient: \(series.studyInstanceUID)"
        }
        return series.patient.issuer.map { "\(identifier) (\($0))" } ?? identifier
    }
}

extension IntakePatient {
    fileprivate mutating func add(outlines: [OutlinedRegion]) { self.outlines += outlines }
}

/// Whose images lie in which folder.
private struct FolderOwners {
    private var owners: [String: Set<String>] = [:]

    init(_ files: [(URL, String)]) {
        for (file, owner) in files {
            // Folders above belong to all whose files lie below.
            var folder = file.deletingLastPathComponent()
            while owners[folder.path, default: []].insert(owner).inserted, folder.path != "/" {
                folder.deleteLastPathComponent()
            }
        }
    }

    /// The one patient whose images lie in the file's folder, or the nearest folder above that has any; `nil` if they
    /// are several.
    func owner(of file: URL) -> String? {
        var folder = file.deletingLastPathComponent()
        while true {
            if let found = owners[folder.path] { return found.count == 1 ? found.first : nil }
            guard folder.path != "/" else { return nil }
            folder.deleteLastPathComponent()
        }
    }
}
