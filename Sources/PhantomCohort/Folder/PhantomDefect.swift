/// What is spoiled on purpose, so that a rehearsal shows how a site excludes a case by name and goes on.
public enum PhantomDefect: String, Sendable, Hashable, Codable, CaseIterable {
    /// The lesion's mask on the diffusion-weighted series has no voxel.
    case emptyMask = "empty-mask"

    /// The lesion's mask on the T2-weighted series says 3 mm where the image has 5 mm between slices.
    case otherSpacing = "other-spacing"

    /// The file of the b = 200 image is not there.
    case missingImage = "missing-image"

    /// The file of the b = 200 image ends half-way.
    case truncatedImage = "truncated-image"

    /// The table has no score.
    case missingScore = "missing-score"

    /// Where each defect is: the first lesion of a patient, in a centre of its own as far as they go.
    static func places(in cohort: PhantomCohort) -> [PhantomDefectPlace] {
        guard cohort.settings.hasDefects else { return [] }
        return allCases.enumerated().compactMap { index, defect in
            let centre = index % cohort.settings.centres
            let candidates = cohort.patients.filter { $0.scannerNumber == centre }
            guard index < candidates.count else { return nil }
            return PhantomDefectPlace(defect: defect, patient: candidates[index].number, lesion: 1)
        }
    }
}

/// Where a defect was put.
public struct PhantomDefectPlace: Sendable, Hashable, Codable {
    /// What is spoiled.
    public let defect: PhantomDefect

    /// The number of the patient.
    public let patient: Int

    /// The number of the lesion.
    public let lesion: Int
}
