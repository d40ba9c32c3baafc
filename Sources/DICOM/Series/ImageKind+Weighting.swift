extension ImageKind.Weighting {
    /// Decides by echo and repetition time, and by a word of the description where these are absent or leave it open.
    ///
    /// Limits in ms: a spin echo is T2-weighted from an echo time of 60 on, and T1-weighted below 30 with a repetition
    /// time below 1200; a spoiled gradient echo is T1-weighted with an echo time of at most 10, be it prepared by an
    /// inversion or not. A word counts only if it does not contradict: no T1 from 60 on, no T2 below 30. What times
    /// decide, even if only that an image is neither, no word alters; but words may exclude what times would allow.
    init(_ evidence: KindEvidence) {
        guard evidence.modality == "MR", evidence.component != .outOfPhase, !evidence.isEchoPlanar,
            !evidence.namesDiffusion, !evidence.hasWord("epi")
        else {
            self = .unknown
            return
        }
        switch Self.measured(evidence) ?? Self.named(evidence) {
        case .t1: self = evidence.namesOtherThanT1 ? .unknown : .t1
        case .t2: self = evidence.namesOtherThanT2 ? .unknown : .t2
        case .unknown: self = .unknown
        }
    }

    /// By what was measured; `nil` if that leaves it open.
    private static func measured(_ evidence: KindEvidence) -> Self? {
        switch evidence.contrast {
        case "T1": return .t1
        case "T2": return .t2
        case "", "UNKNOWN", "MIXED": break
        // FLUID_ATTENUATED, STIR, T2_STAR, TOF and the like (PS3.3, C.8.13.3.1.5).
        default: return .unknown
        }
        let sequence = evidence.acquisition.scanningSequence
        guard let echoTime = evidence.echoTime else { return nil }
        // A gradient echo; with spin echoes between them (GRASE), these weigh the image.
        if sequence.contains("GR"), !sequence.contains("SE") { return gradientEcho(evidence, echoTime) }
        // With a long echo time, an inversion nulls fluid or fat (FLAIR, STIR); with a short one, it may serve T1.
        if sequence.contains("IR") { return echoTime >= 30 ? .unknown : nil }
        return sequence.contains("SE") ? spinEcho(evidence, echoTime) : nil
    }

    private static func spinEcho(_ evidence: KindEvidence, _ echoTime: Double) -> Self? {
        // Philips does not tell an echo-planar readout by ScanningSequence. No train of spin echoes reads a line as fast.
        if (evidence.acquisition.pixelBandwidthHertz ?? 0) >= echoPlanarBandwidth { return .unknown }
        if echoTime >= 60 { return .t2 }
        guard echoTime < 30, let repetitionTime = evidence.acquisition.repetitionTimeMilliseconds else { return nil }
        // Between both limits turbo spin echoes may be T1-weighted; beyond, they show the density of protons.
        return repetitionTime < 1200 ? .t1 : repetitionTime <= 2000 ? nil : .unknown
    }

    /// In Hz per pixel: turbo spin echoes have 100 to 800, echo-planar images 1000 to 3000.
    private static let echoPlanarBandwidth = 1000.0

    private static func gradientEcho(_ evidence: KindEvidence, _ echoTime: Double) -> Self? {
        // A steady state that is not spoiled weighs T2 against T1.
        let variant = evidence.acquisition.sequenceVariant
        guard echoTime <= 10, !variant.contains("SS") || variant.contains("SP") else { return .unknown }
        if evidence.acquisition.scanningSequence.contains("IR") { return .t1 }
        return evidence.acquisition.repetitionTimeMilliseconds.map { $0 <= 300 ? .t1 : .unknown }
    }

    private static func named(_ evidence: KindEvidence) -> Self {
        let isT1 = evidence.hasWord("t1", "t1w", "t1wi") && evidence.echoTime.map { $0 < 60 } ?? true
        let isT2 = evidence.hasWord("t2", "t2w", "t2wi")
        let isT2Possible = evidence.echoTime.map { $0 >= 30 } ?? true
        return isT1 == isT2 ? .unknown : isT1 ? .t1 : isT2Possible ? .t2 : .unknown
    }
}

extension KindEvidence {
    /// Whether the name tells of a contrast that inflow, a balanced steady state or susceptibility makes.
    fileprivate var namesOtherThanT1: Bool {
        words.contains { $0.hasPrefix("tof") || $0.hasPrefix("swi") }
            || ["angio", "trufi", "truefisp", "fiesta", "btfe"].contains { description.contains($0) }
    }

    /// Whether the name tells of T2*, or of fluid or fat that is nulled by an inversion.
    fileprivate var namesOtherThanT2: Bool {
        text.contains("t2*")
            || words.contains { word in
                word.hasPrefix("swi") || ["flair", "tirm", "stir"].contains { word.contains($0) }
            }
            || ["t2star", "darkfluid", "fluidattenuated", "trufi", "truefisp", "fiesta", "btfe"]
                .contains { description.contains($0) }
    }
}
