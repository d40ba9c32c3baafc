extension ImageKind.Weighting {
    /// Decides by echo and repetition time, and by a word of the description where these are silent.
    ///
    /// Limits in ms: a spin echo is T2-weighted from an echo time of 60 on, and T1-weighted below 30 with a repetition
    /// time below 1200; a spoiled gradient echo is T1-weighted with an echo time of at most 10, be it prepared by an
    /// inversion or not. A word counts only if it does not contradict: no T1 above 60, no T2 below 30.
    init(_ evidence: KindEvidence) {
        let physics = Self.measured(evidence)
        let named = Self.named(evidence)
        let isT2Possible = evidence.echoTime.map { $0 >= 30 } ?? true
        let isT1Possible = evidence.echoTime.map { $0 < 60 } ?? true
        switch (physics, named) {
        case (.unknown, .t2): self = isT2Possible ? .t2 : .unknown
        case (.unknown, .t1): self = isT1Possible ? .t1 : .unknown
        default: self = physics
        }
    }

    private static func measured(_ evidence: KindEvidence) -> Self {
        guard evidence.modality == "MR" else { return .unknown }
        switch evidence.contrast {
        case "T1": return .t1
        case "T2": return .t2
        default: break
        }
        let acquisition = evidence.acquisition
        let sequence = acquisition.scanningSequence
        // An echo-planar image without a b-value is one for function or perfusion, or has lost the b-value.
        guard let echoTime = evidence.echoTime, !sequence.contains("EP") else { return .unknown }
        let isInverted = sequence.contains("IR")
        if sequence.contains("SE"), !sequence.contains("GR"), !isInverted {
            if echoTime >= 60 { return .t2 }
            let repetitionTime = acquisition.repetitionTimeMilliseconds ?? .infinity
            return echoTime < 30 && repetitionTime < 1200 ? .t1 : .unknown
        }
        // A steady state that is not spoiled weighs T2 against T1.
        let isSteadyState = acquisition.sequenceVariant.contains("SS") && !acquisition.sequenceVariant.contains("SP")
        let isShort = acquisition.repetitionTimeMilliseconds.map { isInverted || $0 <= 300 } ?? false
        if sequence.contains("GR"), !sequence.contains("SE"), !isSteadyState, echoTime <= 10, isShort { return .t1 }
        return .unknown
    }

    private static func named(_ evidence: KindEvidence) -> Self {
        let isT1 = evidence.hasWord("t1", "t1w", "t1wi")
        let isT2 = evidence.hasWord("t2", "t2w", "t2wi")
        return isT1 == isT2 ? .unknown : isT1 ? .t1 : .t2
    }
}
