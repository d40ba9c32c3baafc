import CanonicalEncoding
import DICOM
import Study

/// What a patient's images give for one series of a study.
struct SeriesSelection: Sendable {
    /// The image that is meant, or why there is none.
    let image: Result<ImageVolume, Exclusion>

    /// What a person has to say, or has said, where two or more could be meant.
    var question: IntakeQuestion?
}

/// Picks the image of a series: the only one that can be meant, or the one that a person named.
///
/// Never guesses.
struct SeriesSelector: Sendable {
    let pseudonyms: Pseudonyms
    let answers: [String: [String]]

    /// Picks among a patient's images.
    ///
    /// An image in a frame of reference in which nothing is outlined has no case to give; it stands back where another
    /// candidate has outlines. Of several examinations, the one that a person named is meant wherever it has a candidate.
    func selection(
        of series: SeriesDefinition,
        for patient: IntakePatient,
        in examination: ExaminationChoice
    ) -> SeriesSelection {
        let found = SeriesCandidates(of: series, among: patient)
        let candidates = examination.candidates(among: found.volumes)
        guard let first = candidates.first else {
            let absence = Exclusion(.missingSeries, Self.absence(of: series, for: patient))
            return SeriesSelection(image: .failure(found.objections.first ?? absence))
        }
        guard candidates.count > 1 || found.needsWord else { return SeriesSelection(image: .success(first)) }
        if examination.isDeclined(for: candidates) {
            let detail = "a person said that none of the examinations is meant"
            return SeriesSelection(image: .failure(Exclusion(.missingSeries, detail)))
        }
        if examination.isOpen(for: candidates) {
            let detail = "\(candidates.count) images of several examinations could be meant"
            return SeriesSelection(image: .failure(Exclusion(.openQuestion, detail)))
        }
        return choose(among: candidates, series, patient, hint: found.hint)
    }

    /// Asks which of several examinations is meant, once for all series.
    func examination(of patient: IntakePatient, for series: [SeriesDefinition]) -> ExaminationChoice {
        let several = series.map { SeriesCandidates(of: $0, among: patient).volumes }
            .filter { Set($0.map(\.series.studyInstanceUID)).count > 1 }.flatMap(\.self)
        let studies = Dictionary(grouping: several, by: \.series.studyInstanceUID)
        guard studies.count > 1 else { return ExaminationChoice() }
        let entries = studies.map { study, volumes in
            (
                id: String(pseudonyms.thing("examination", [study]).hex.prefix(12)), study: study,
                date: volumes.compactMap(\.series.studyDate).min(),
                count: patient.volumes.count { $0.series.studyInstanceUID == study },
                outlined: patient.volumes.count { volume in
                    volume.series.studyInstanceUID == study && patient.outlines.contains { $0.isDrawn(on: volume) }
                }
            )
        }.sorted { ($0.date ?? "", $0.id) < ($1.date ?? "", $1.id) }
        let question = IntakeQuestion(
            id: pseudonyms.question("examination", [patient.key] + entries.map(\.id).sorted()),
            text: "\(patient.key): which examination is meant?",
            choices: entries.map { entry in
                let images = entry.count == 1 ? "1 image" : "\(entry.count) images"
                let text = "\(entry.date ?? "without a date"), \(images), \(entry.outlined) of them outlined"
                return IntakeQuestion.Choice(id: entry.id, text: text)
            },
            patient: patient.key
        )
        let answer = answers[question.id]
        let chosen = entries.first { answer?.contains($0.id) == true }?.study
        return ExaminationChoice(question: question, isAnswered: answer != nil, study: chosen)
    }

    private func choose(
        among candidates: [ImageVolume],
        _ series: SeriesDefinition,
        _ patient: IntakePatient,
        hint: String
    ) -> SeriesSelection {
        let texts = candidates.map { patient.words(for: $0) }
        let choices = zip(candidates, texts).map { volume, text in
            let isUnique = texts.count { $0 == text } == 1
            let files = Set(volume.slices.map(\.file)).count
            return IntakeQuestion.Choice(
                id: pseudonyms.identifier(of: volume),
                text: isUnique ? text : text + (files == 1 ? ", 1 file" : ", \(files) files")
            )
        }
        let question = IntakeQuestion(
            id: pseudonyms.question("series", [patient.key, series.name] + choices.map(\.id).sorted()),
            text: "\(patient.key): which image is \(series.name)?\(hint)",
            choices: choices,
            patient: patient.key
        )
        let image = question.chosen(from: candidates, answers, "images", none: .missingSeries)
        return SeriesSelection(image: image, question: question)
    }

    private static func absence(of series: SeriesDefinition, for patient: IntakePatient) -> String {
        let kinds = Set(patient.volumes.map(\.title)).sorted()
        guard !kinds.isEmpty else { return "the folder has no image of the patient" }
        let more = kinds.count > 12 ? " and \(kinds.count - 12) more" : ""
        return "none of the patient's images is one; there are: \(kinds.prefix(12).joined(separator: ", "))\(more)"
    }
}

extension IntakeQuestion {
    /// The one of the things behind the choices that a person named.
    func chosen<Thing>(
        from things: [Thing],
        _ answers: [String: [String]],
        _ plural: String,
        none absence: ExclusionReason
    ) -> Result<Thing, Exclusion> {
        guard let answer = answers[id] else {
            let detail =
                things.count == 1
                ? "only a person can say whether it is the one that is meant"
                : "\(things.count) \(plural) could be meant"
            return .failure(Exclusion(.openQuestion, detail))
        }
        for (thing, choice) in zip(things, choices) where answer.contains(choice.id) { return .success(thing) }
        let detail =
            things.count == 1
            ? "a person said that it is not the one that is meant"
            : "a person said that none of \(things.count) \(plural) is meant"
        return .failure(Exclusion(absence, detail))
    }
}

extension Pseudonyms {
    /// The same image has the same name in every intake.
    func identifier(of volume: ImageVolume) -> String {
        String(thing("image", volume.identity).hex.prefix(12))
    }

    /// The same question has the same name in every intake.
    func question(_ kind: String, _ parts: [String]) -> String {
        String(thing("question", [kind] + parts).hex.prefix(10))
    }
}
