import DICOM
import Foundation

/// Gathers what a folder holds of each patient.
struct PatientGrouping {
    private let scanned: ScannedFolder
    private let index: OutlineIndex

    private let answers: [String: [String]]

    /// What a person has to say, or has said, of patients whose files contradict each other.
    private(set) var questions: [IntakeQuestion] = []

    /// The keys of those of whom nobody has said anything.
    private(set) var ambiguous: Set<String> = []

    /// The keys of those who are several people.
    private(set) var divided: Set<String> = []

    /// Files that are of no use, with the reason.
    private(set) var unusable: [(file: Int, reason: String)]

    init(_ scanned: ScannedFolder, reader: DICOMReader, answers: [String: [String]]) {
        self.answers = answers
        self.scanned = scanned
        index = OutlineIndex(reader: reader, files: scanned.files)
        unusable = scanned.refused
    }

    /// The patients in the order of their keys; gives each a key.
    mutating func patients(_ keys: inout PatientKeys) throws -> [IntakePatient] {
        var patients: [String: IntakePatient] = [:]
        var keyOfFile: [Int: String] = [:]
        var owners = StudyOwners(scanned.instances.map(\.series))
        for name in owners.contradictions {
            switch try isOne(name, &keys) {
            case true?: owners.namesOfOne.insert(name)
            case false?: owners.namesOfSeveral.insert(name)
            case nil: continue
            }
        }
        questions.sort { $0.id < $1.id }
        var outlines: [String: Int] = [:]
        for instance in scanned.instances {
            guard let identifier = owners.identifier(of: instance.series) else {
                unusable.append((file: instance.file, reason: StudyOwners.objection(to: instance.series)))
                continue
            }
            let key = try keys.key(of: identifier)
            keyOfFile[instance.file] = key
            patients[key, default: IntakePatient(key: key)].outlines += regions(in: instance, known: &outlines)
        }
        for volume in SeriesSorter.volumes(of: scanned.instances.filter { keyOfFile[$0.file] != nil }) {
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
                let regions = try index.regions(ofLabelImage: file, among: patient.volumes)
                let isRepeated = regions.allSatisfy { region in
                    patient.outlines.contains { $0.identity == region.identity }
                }
                if !isRepeated { patients[key]?.outlines += regions }
            } catch {
                unusable.append((file: file, reason: error.detail))
            }
        }
        return patients.values.sorted { $0.key < $1.key }
    }

    /// Whether a person has said that all files under a name are one person's; `nil` if nobody has said anything.
    private mutating func isOne(_ name: PatientIdentity.Name, _ keys: inout PatientKeys) throws -> Bool? {
        let key = try keys.key(of: name.text)
        let (one, several) = ("one", "several")
        let question = IntakeQuestion(
            id: keys.pseudonyms.question("person", [key]),
            text: "\(key): the files under this patient's ID tell several birth dates or sexes. Whose are they?",
            choices: [
                IntakeQuestion.Choice(id: one, text: "one person's: a birth date or sex is wrong"),
                IntakeQuestion.Choice(id: several, text: "several people's, who were given one ID"),
            ],
            patient: key
        )
        questions.append(question)
        guard let answer = answers[question.id] else {
            ambiguous.insert(key)
            return nil
        }
        if !answer.contains(one) { divided.insert(key) }
        return answer.contains(one)
    }

    /// The regions of a file of outlines; none if another file is the same one.
    private mutating func regions(in instance: Instance, known: inout [String: Int]) -> [OutlinedRegion] {
        guard instance.content == .segmentation || instance.content == .structureSet else { return [] }
        if let earlier = known[instance.sopInstanceUID] {
            let digests = [earlier, instance.file].map { try? CaseContent.digest(of: scanned.files[$0]) }
            if digests[0] == nil || digests[0] != digests[1] {
                let reason = "another file has its SOPInstanceUID (0008,0018) and other content"
                unusable.append((file: instance.file, reason: reason))
            }
            return []
        }
        known[instance.sopInstanceUID] = instance.file
        do {
            return try index.regions(of: instance)
        } catch {
            unusable.append((file: instance.file, reason: error.detail))
            return []
        }
    }
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
