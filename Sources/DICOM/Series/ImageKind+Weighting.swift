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
        if mayBeEchoPlanar(evidence) { return .unknown }
        if echoTime >= 60 { return .t2 }
        guard echoTime < 30, let repetitionTime = evidence.acquisition.repetitionTimeMilliseconds else { return nil }
        // Between both limits turbo spin echoes may be T1-weighted; beyond, they show the density of protons.
        return repetitionTime < 1200 ? .t1 : repetitionTime <= 2000 ? nil : .unknown
    }

    /// Whether the readout is as fast as an echo-planar one, and nothing tells that it is none.
    ///
    /// In Hz per pixel, turbo spin echoes mostly have 100 to 800, echo-planar images 1000 to 3000. Siemens and GE tell an
    /// echo-planar readout by ScanningSequence (EP), so that their fast spin echoes are what they say. Philips and Canon
    /// do not: there, the name of a turbo spin echo tells it, or a train of 2 to 16 echoes below 1500 Hz per pixel, since
    /// Philips gives the EPI factor as EchoTrainLength, which is 30 to 120 for one shot. What remains: a Philips
    /// single-shot turbo spin echo from 1000 Hz on that no word names is of unknown weighting, and diffusion in several
    /// short shots below 1500 Hz without any sign of diffusion is taken for a turbo spin echo.
    private static func mayBeEchoPlanar(_ evidence: KindEvidence) -> Bool {
        guard let bandwidth = evidence.acquisition.pixelBandwidthHertz, bandwidth >= 1000,
            evidence.acquisition.vendor != .siemens, evidence.acquisition.vendor != .ge, !evidence.namesTurboSpinEcho
        else { return false }
        let isShortTrain = evidence.acquisition.echoTrainLength.map { (2...16).contains($0) } ?? false
        return !isShortTrain || bandwidth >= 1500
    }

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
    /// Whether the name, or that of the sequence, is one of a turbo spin echo: Siemens `*tse2d1_25`, Canon `FSE2D`.
    fileprivate var namesTurboSpinEcho: Bool {
        let sequence = acquisition.sequenceName.lowercased()
        return ["tse", "fse", "haste", "rare"].contains { sequence.contains($0) }
            || hasWord("tse", "fse", "haste", "ssfse", "frfse", "fase", "sshtse", "sstse", "rare", "blade", "propeller")
    }

    /// Whether the name tells of a contrast that inflow, a balanced steady state or susceptibility makes.
    fileprivate var namesOtherThanT1: Bool {
        hasWord("tof", "tofmra", "swi", "swip", "angio", "mrangio", "angiotof") || namesBalancedSteadyState
            || words.contains { $0.hasSuffix("mra") || $0.hasPrefix("angiogra") || $0.hasPrefix("mrangiogra") }
    }

    /// Whether the name tells of T2*, or of fluid or fat that is nulled by an inversion.
    fileprivate var namesOtherThanT2: Bool {
        text.contains("t2*") || hasWord("swi", "swip", "tirm", "stir", "t2star", "darkfluid")
            || hasWords("t2", "star") || hasWords("dark", "fluid") || hasWords("fluid", "attenuated")
            || namesBalancedSteadyState
            || words.contains { word in
                word.hasSuffix("flair") || word.hasPrefix("flair") || word.hasPrefix("fluidatt")
                    || Self.compoundsOfSTIR.contains(word)
            }
    }

    /// Siemens TrueFISP, GE FIESTA, Philips bTFE.
    private var namesBalancedSteadyState: Bool {
        hasWords("true", "fisp")
            || words.contains { word in
                word.hasSuffix("btfe") || ["trufi", "truefisp", "fiesta"].contains { word.hasPrefix($0) }
            }
    }

    /// Not any word with these letters: `Stirn` is a forehead.
    private static let compoundsOfSTIR: Set = [
        "tsestir", "fsestir", "stirtse", "stirfse", "wbstir", "stirfs", "turbostir",
    ]
}
