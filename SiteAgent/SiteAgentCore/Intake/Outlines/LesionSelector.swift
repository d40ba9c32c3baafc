import CanonicalEncoding
import DICOM

/// A lesion of a patient with all outlines of it.
struct IntakeLesion: Sendable, Hashable {
    let name: String
    let outlines: [OutlinedRegion]

    /// Which of several drawings under the outline's name it is; `nil` if it is the only one.
    var drawing: OutlineDrawing?

    /// By what it is known again, whatever a person calls it.
    var outlineName: String { drawing?.text ?? name }

    /// Why there is no mask of it, whatever is outlined; `nil` if there may be one.
    var absence: Exclusion?

    /// What a lesion is called while nobody has outlined it.
    static let withoutOutline = "no-outline"
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

        /// The names of the outlines that are no lesions.
        var unchosen: [String] = []

        /// Whether nobody has said yet which outlines are lesions.
        var isUndecided: Bool { lesions.contains { $0.absence?.reason == .openQuestion } }

        /// What a person has to say, or has said, where several regions could be meant.
        var questions: [IntakeQuestion] = []
    }

    func selection(for patient: IntakePatient) -> Selection {
        let byName = Dictionary(grouping: patient.outlines, by: \.lesion)
        let present = byName.keys.sorted()
        var selection = Selection()
        func absent(_ reason: ExclusionReason, _ detail: String) -> Selection {
            let nameless = IntakeLesion.withoutOutline
            selection.lesions = [IntakeLesion(name: nameless, outlines: [], absence: Exclusion(reason, detail))]
            return selection
        }
        guard !present.isEmpty else {
            return absent(
                .missingMask,
                "the folder has no outline of the patient that can be used; files.csv tells of those that cannot"
            )
        }
        let list = present.prefix(10).map(\.debugDescription).joined(separator: ", ")
        guard let chosen = chosen(among: present, &selection.questions) else {
            return absent(.openQuestion, "any of these outlines could be the lesion: \(list)")
        }
        selection.unchosen = present.filter { !chosen.contains($0) }
        for name in chosen {
            selection.lesions += lesions(named: name, byName[name, default: []], patient, &selection.questions)
        }
        return selection.lesions.isEmpty
            ? absent(.labelAbsent, "no outline is the lesion's; there are: \(list)") : selection
    }

    /// The names that are lesions'; `nil` while a question is open.
    private func chosen(among present: [String], _ questions: inout [IntakeQuestion]) -> [String]? {
        guard names.isEmpty else { return present.filter { name in names.contains { Self.matches(name, $0) } } }
        guard present.count > 1 else { return present }
        // The same names at many patients are one question.
        let question = IntakeQuestion(
            id: pseudonyms.question("lesions", present),
            text: "Which of these outlines are lesions, at every patient who has just these?",
            choices: present.map { IntakeQuestion.Choice(id: pseudonyms.question("label", [$0]), text: $0) },
            allowsSeveral: true
        )
        questions.append(question)
        guard let answer = answers[question.id] else { return nil }
        return zip(present, question.choices).filter { answer.contains($1.id) }.map(\.0)
    }

    /// The lesions behind one name: one, unless two files outline the same series under it.
    ///
    /// Whether these are two drawings of one lesion or two lesions, a person must say.
    private func lesions(
        named name: String,
        _ outlines: [OutlinedRegion],
        _ patient: IntakePatient,
        _ questions: inout [IntakeQuestion]
    ) -> [IntakeLesion] {
        guard Self.overlap(outlines) else { return [IntakeLesion(name: name, outlines: outlines)] }
        let ordered = outlines.map { (id: pseudonyms.identifier(of: $0), outline: $0) }.sorted { $0.id < $1.id }
        let question = IntakeQuestion(
            id: pseudonyms.question("same-name", [patient.key, name] + ordered.map(\.id)),
            text: "\(patient.key): \(ordered.count) outlines on one series are called \(name.debugDescription). "
                + "Which are meant, each as a lesion of its own?",
            choices: ordered.map { IntakeQuestion.Choice(id: $0.id, text: patient.words(for: $0.outline)) },
            patient: patient.key,
            allowsSeveral: true
        )
        questions.append(question)
        guard let answer = answers[question.id] else {
            let absence = Exclusion(.openQuestion, "\(ordered.count) outlines of this name could be the lesion")
            return [IntakeLesion(name: name, outlines: [], absence: absence)]
        }
        let meant = ordered.filter { answer.contains($0.id) }
        return meant.enumerated().map { number, entry in
            IntakeLesion(
                name: meant.count == 1 ? name : "\(name) (\(number + 1))",
                outlines: [entry.outline],
                drawing: meant.count == 1 ? nil : OutlineDrawing(name: name, identifier: entry.id)
            )
        }
    }

    /// The names that no outline of any patient has; none where there is no outline at all.
    static func unmatched(_ names: [String], _ patients: [IntakePatient]) -> [String] {
        let present = Set(patients.flatMap(\.outlines).map(\.lesion))
        return present.isEmpty ? [] : names.filter { name in !present.contains { matches($0, name) } }
    }

    private static func overlap(_ outlines: [OutlinedRegion]) -> Bool {
        let series = outlines.flatMap { Set($0.references.series) }
        return Set(series).count < series.count
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

extension Pseudonyms {
    /// The same outline has the same name in every intake.
    func identifier(of outline: OutlinedRegion) -> String {
        String(thing("outline", [outline.identity]).hex.prefix(12))
    }
}
