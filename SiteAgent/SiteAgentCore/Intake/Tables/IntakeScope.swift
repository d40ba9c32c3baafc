/// What an intake has looked at, so that it answers for that and leaves everything else as it is.
struct IntakeScope: Sendable {
    /// The patients of the folder.
    var patients: Set<String> = []

    /// Patients of whom the folder has no image.
    var imageless: Set<String> = []

    /// Patients whose files tell several people, which nobody has said are one.
    var ambiguous: Set<String> = []

    /// Patients whose files are several people's, by a person's word.
    var divided: Set<String> = []

    /// The names of all images of the folder, with whose they are.
    var images: [String: Set<String>] = [:]

    /// The names of images that were in the folder at an earlier intake and are there no more.
    var goneImages: Set<String> = []

    /// The lesions that were found, by patient.
    var lesions: [String: Set<String>] = [:]

    /// Outlines that are in the folder and were not chosen as lesions.
    var unchosen: Set<[String]> = []

    /// Patients of whom nobody has said yet which outlines are lesions.
    var undecided: Set<String> = []

    /// The study's series.
    var series: Set<String> = []

    /// Whether an image is, or was at an earlier intake, in the folder.
    func covers(_ image: String) -> Bool { images[image] != nil || goneImages.contains(image) }

    /// The one patient whose an image is now, if it is not this one's.
    func newOwner(_ patient: String) -> (String) -> String? {
        { image in
            guard let owners = images[image], owners.count == 1, !owners.contains(patient) else { return nil }
            return owners.first
        }
    }

    /// The lesion of a patient who has just one.
    func onlyLesion(of patient: String) -> [String]? {
        guard let names = lesions[patient], let name = names.first, names.count == 1 else { return nil }
        return [patient, name]
    }

    /// Whether a row is about this folder, though it was not found in it.
    func answersFor(_ row: CohortFileRow) -> Bool {
        guard series.contains(row.key.series),
            patients.union(ambiguous).union(divided).contains(row.key.patient),
            !imageless.contains(row.key.patient)
        else { return false }
        return row.imageIdentifier.map(covers) ?? true
    }

    /// Why a row that was not found is not to be used any more; `nil` if that is not for this intake to say.
    func withdrawal(of row: CohortFileRow) -> Exclusion? {
        if unchosen.contains([row.key.patient, row.outlineName]) {
            return Exclusion(.labelAbsent, "the outline is no longer one of those that were chosen")
        }
        guard series.contains(row.key.series), let image = row.imageIdentifier, covers(image) else { return nil }
        if ambiguous.contains(row.key.patient) {
            return Exclusion(
                .openQuestion,
                "the files tell several birth dates or sexes, and nobody has said whether of one"
            )
        }
        if let owner = newOwner(row.key.patient)(image) {
            return Exclusion(.duplicatePatient, "the image is \(owner)'s, by what the files say now")
        }
        if divided.contains(row.key.patient) {
            return Exclusion(.inconsistentSeries, "the files under the patient's ID are several people's")
        }
        // Of a patient without images in the folder, nothing is said: folders are emptied and filled again.
        guard patients.contains(row.key.patient), !imageless.contains(row.key.patient) else { return nil }
        if goneImages.contains(image) {
            return Exclusion(
                .missingSeries,
                "its image is no longer in the folder; put it back, or scan both folders together"
            )
        }
        if undecided.contains(row.key.patient) {
            return Exclusion(.openQuestion, "nobody has said which of the outlines are lesions")
        }
        return Exclusion(.missingMask, "its outline is no longer in the folder, or no longer a lesion's")
    }
}
