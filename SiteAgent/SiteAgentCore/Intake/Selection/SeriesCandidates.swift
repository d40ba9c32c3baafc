import DICOM
import Study

/// The images of a patient that could be what a series of a study asks for, the earliest first.
struct SeriesCandidates: Sendable {
    private(set) var volumes: [ImageVolume] = []

    /// What is wrong with images that show what is asked for and cannot be used.
    private(set) var objections: [Exclusion] = []

    /// Whether even a single candidate is a person's to take.
    private(set) var needsWord = false

    /// What a person should know of the candidates.
    private(set) var hint = ""

    init(of series: SeriesDefinition, among patient: IntakePatient) {
        var uncertain: [ImageVolume] = []
        for volume in patient.volumes {
            switch series.match(volume) {
            case .other: continue
            case .candidate: volumes.append(volume)
            case .uncertain: uncertain.append(volume)
            case .unusable(let exclusion): objections.append(exclusion)
            }
        }
        if volumes.isEmpty, objections.isEmpty, !uncertain.isEmpty {
            volumes = uncertain
            needsWord = true
            hint = " The files do not say what the image is weighted by."
        }
        // An image that somebody drew on is not passed over for one that nobody did.
        func isDrawnOn(_ volume: ImageVolume) -> Bool { patient.outlines.contains { $0.isDrawn(on: volume) } }
        if !needsWord, !volumes.contains(where: isDrawnOn) {
            let drawn = uncertain.filter(isDrawnOn)
            if !drawn.isEmpty {
                volumes += drawn
                hint = " The files do not say what the outlined one is weighted by."
            }
        }
        let outlined = volumes.filter { volume in patient.outlines.contains { patient.canUse($0, on: volume) } }
        if !outlined.isEmpty { volumes = outlined }
        if series.kind == .diffusionWeighted {
            // A study means trace-weighted images: one direction stands back, and is never taken without a word.
            let traces = volumes.filter { $0.diffusion.directionality != .directional }
            if traces.isEmpty { needsWord = true } else { volumes = traces }
        }
        volumes = volumes.enumerated().sorted { first, second in
            (first.element.series.studyDate ?? "", first.offset) < (
                second.element.series.studyDate ?? "", second.offset
            )
        }.map(\.element)
    }
}
