import DICOM

/// Which of a patient's examinations is meant, where several have images that a study asks for.
struct ExaminationChoice: Sendable {
    /// What a person has to say, or has said; `nil` where there is nothing to ask.
    var question: IntakeQuestion?

    /// Whether a person has said anything.
    var isAnswered = false

    /// The StudyInstanceUID of the one that is meant; `nil` if none was named.
    var study: String?

    /// The candidates of the examination that is meant; all of them where it has none.
    func candidates(among volumes: [ImageVolume]) -> [ImageVolume] {
        let own = volumes.filter { $0.series.studyInstanceUID == study }
        return own.isEmpty ? volumes : own
    }

    /// Whether the question is open and these candidates depend on it.
    func isOpen(for volumes: [ImageVolume]) -> Bool {
        question != nil && !isAnswered && areOfSeveral(volumes)
    }

    /// Whether a person has said that none is meant, and these candidates depend on it.
    func isDeclined(for volumes: [ImageVolume]) -> Bool {
        isAnswered && study == nil && areOfSeveral(volumes)
    }

    private func areOfSeveral(_ volumes: [ImageVolume]) -> Bool {
        Set(volumes.map(\.series.studyInstanceUID)).count > 1
    }
}
