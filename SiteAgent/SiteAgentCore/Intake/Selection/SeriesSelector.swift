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
    /// candidate has outlines.
    func selection(of series: SeriesDefinition, for patient: IntakePatient) -> SeriesSelection {
        var candidates: [ImageVolume] = []
        var uncertain: [ImageVolume] = []
        var objections: [Exclusion] = []
        for volume in patient.volumes {
            switch series.match(volume) {
            case .other: continue
            case .candidate: candidates.append(volume)
            case .uncertain: uncertain.append(volume)
            case .unusable(let exclusion): objections.append(exclusion)
            }
        }
        let isUncertain = candidates.isEmpty && objections.isEmpty
        if isUncertain { candidates = uncertain }
        let outlined = candidates.filter { volume in patient.outlines.contains { $0.shares(spaceOf: volume) } }
        if !outlined.isEmpty { candidates = outlined }
        // A study means trace-weighted images: one direction stands back, and is never taken without being asked for.
        let traces = candidates.filter { $0.diffusion.directionality != .directional }
        let isDirectional = series.kind == .diffusionWeighted && traces.isEmpty
        if series.kind == .diffusionWeighted, !traces.isEmpty { candidates = traces }
        guard let first = candidates.first else {
            let absence = Exclusion(.missingSeries, Self.absence(of: series, for: patient))
            return SeriesSelection(image: .failure(objections.first ?? absence))
        }
        guard candidates.count > 1 || isDirectional || isUncertain else {
            return SeriesSelection(image: .success(first))
        }
        return choose(among: candidates, series, patient, isUncertain: isUncertain)
    }

    private func choose(
        among candidates: [ImageVolume],
        _ series: SeriesDefinition,
        _ patient: IntakePatient,
        isUncertain: Bool
    ) -> SeriesSelection {
        let hint = isUncertain ? " The files do not say what the image is weighted by." : ""
        let choices = candidates.map { volume in
            IntakeQuestion.Choice(id: pseudonyms.identifier(of: volume), text: volume.summary)
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
