import DICOM

/// A lesion of a patient with all outlines of it.
struct IntakeLesion: Sendable, Hashable {
    let name: String
    let outlines: [OutlinedRegion]
}

/// Says which outlined regions are lesions: those of the names that were asked for, the only one, or those that a
/// person named.
struct LesionSelector: Sendable {
    /// Names of segments or regions, where `*` stands for any text; empty if nobody gave any.
    let names: [String]
    let pseudonyms: Pseudonyms
    let answers: [String: [String]]

    struct Selection: Sendable {
        var lesions: [IntakeLesion] = []

        /// Why there are none; `nil` also while the question is open.
        var absence: Exclusion?

        /// What a person has to say, or has said, where several regions could be meant.
        var question: IntakeQuestion?
    }

    func selection(for patient: IntakePatient) -> Selection {
        let byName = Dictionary(grouping: patient.outlines, by: \.lesion)
        let present = byName.keys.sorted()
        guard !present.isEmpty else {
            return Selection(absence: Exclusion(.missingMask, "the folder has no outline of the patient"))
        }
        var selection = Selection()
        let chosen: [String]
        if !names.isEmpty {
            chosen = present.filter { name in names.contains { Self.matches(name, $0) } }
        } else if present.count == 1 {
            chosen = present
        } else {
            // The same names at many patients are one question.
            let question = question(present)
            selection.question = question
            guard let answer = answers[question.id] else { return selection }
            chosen = zip(present, question.choices).filter { answer.contains($1.id) }.map(\.0)
        }
        selection.lesions = chosen.map { IntakeLesion(name: $0, outlines: byName[$0, default: []]) }
        if chosen.isEmpty {
            let list = present.prefix(10).map(\.debugDescription).joined(separator: ", ")
            selection.absence = Exclusion(.labelAbsent, "no outline is the lesion's; there are: \(list)")
        }
        return selection
    }

    private func question(_ present: [String]) -> IntakeQuestion {
        IntakeQuestion(
            id: pseudonyms.question("lesions", present),
            text: "Which of these outlines are lesions, at every patient who has these?",
            choices: present.map { IntakeQuestion.Choice(id: pseudonyms.question("label", [$0]), text: $0) },
            allowsSeveral: true
        )
    }

    /// Whether a name fits a pattern without regard to case; `*` stands for any text.
    static func matches(_ name: String, _ pattern: String) -> Bool {
        let parts = pattern.lowercased().split(separator: "*", omittingEmptySubsequences: false).map(String.init)
        var rest = Substring(name.lowercased())
        guard let first = parts.first, let last = parts.last else { return false }
        guard parts.count > 1 else { return rest == first }
        guard rest.hasPrefix(first) else { return false }
        rest = rest.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}
