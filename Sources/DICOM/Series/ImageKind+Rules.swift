/// One line of the table that decides a kind.
struct KindRule: Sendable {
    /// The kind, if the condition holds and no earlier one does.
    let kind: ImageKind

    /// The condition.
    let holds: @Sendable (KindEvidence) -> Bool

    init(_ kind: ImageKind, _ holds: @escaping @Sendable (KindEvidence) -> Bool) {
        self.kind = kind
        self.holds = holds
    }
}

extension ImageKind {
    /// Decides by ImageType and FrameType first (PS3.3, C.7.6.1.1.2 and C.8.13.3.1.1), then by what was measured, and
    /// by words of the description only where these leave it open: an ADC map may carry a b-value, a calculated image
    /// the type of a measured one.
    ///
    /// Where a name contradicts the header, the image is one of unknown weighting, so that a person is asked.
    init(_ evidence: KindEvidence) {
        self = Self.rules.first { $0.holds(evidence) }?.kind ?? .anatomical(Weighting(evidence))
    }

    /// The rules; the first that holds decides.
    static let rules: [KindRule] = [
        // Pictures. GE screen saves are `DERIVED\SECONDARY\SCREEN SAVE`; coloured maps have three samples.
        KindRule(.screenshot) { !$0.isMonochrome || StorageClass.secondaryCaptures.contains($0.sopClass) },
        KindRule(.screenshot) { $0.hasType("SCREEN SAVE", "SCREENSAVE", "SCREENSHOT", "SCREEN_CAPTURE", "POSDISP") },
        // Tiles: Siemens MOSAIC; United Imaging VFRAME (dcm2niix, UIH/README.md).
        KindRule(.mosaic) { $0.hasType("MOSAIC", "VFRAME") },
        // LOCALIZER is a value of PS3.3, C.8.3.1.1.1; MR scanners often tell it by the name only.
        KindRule(.localizer) { $0.hasType("LOCALIZER") },
        KindRule(.localizer) { evidence in
            evidence.hasWord("localizer", "localiser", "loc", "scout", "survey", "3plane", "topogram")
                || evidence.description.contains("3planeloc") || evidence.description.contains("localizer")
        },
        // ComplexImageComponent; Siemens `P`; Philips `PHASE MAP\P`, `VELOCITY MAP`, `R_IR\R`, `I_...\I`.
        KindRule(.phase) { ["PHASE", "REAL", "IMAGINARY"].contains($0.complexComponent) },
        KindRule(.phase) { $0.hasType("P", "PHASE", "PHASE MAP", "VELOCITY MAP", "REAL", "IMAGINARY", "R", "I") },
        // Maps that are made from diffusion, before the ADC whose name some of them contain.
        KindRule(.derivedMap) {
            $0.hasType("FA", "EADC", "EXP", "EXPONENTIAL", "TENSOR", "DIFFUSION_ANISO", "RA", "VR")
        },
        KindRule(.derivedMap) { evidence in
            evidence.isDerived && !evidence.hasType("ADC") && !evidence.hasAverageType && !evidence.isMeasuredBySequence
                && (evidence.hasWord("eadc", "exponential", "colfa")
                    || evidence.description.contains("exponentialapparent")
                    || evidence.description.contains("fractionalaniso")
                    || evidence.hasWord("fractional", "fa") && evidence.isOfDiffusion)
        },
        // Siemens, Canon, United Imaging and PS3.3: `ADC`; Philips: `ADC`, `ADC_UNSPECIFIED` and the like.
        KindRule(.apparentDiffusion) { evidence in
            evidence.types.contains { $0 == "ADC" || $0.hasPrefix("ADC_") || $0.hasPrefix("APPARENT") }
        },
        // Images for a b-value that was not measured.
        KindRule(.calculatedDiffusion, isCalculatedByHeader),
        KindRule(.anatomical(.unknown)) { isCalculatedByName($0) && $0.isMeasuredDiffusion },
        KindRule(.calculatedDiffusion, isCalculatedByName),
        // GE: `DERIVED\SECONDARY\PROCESSED`, others: `DERIVED\SECONDARY` or even `ORIGINAL`, told by the description only.
        KindRule(.apparentDiffusion, isMapByName),
        // Said to be measured by the header, with a b-value, and to be a map by the name.
        KindRule(.anatomical(.unknown)) { evidence in
            !evidence.isDerived && evidence.isWeighted && !evidence.hasDiffusionType && !evidence.isMeasuredBySequence
                && evidence.isCalledADC && (!evidence.namesMeasuredWord || evidence.namesAnyMap)
        },
        // Other results.
        KindRule(.reformatted) { evidence in
            evidence.types.contains { type in
                ["MPR", "MIP", "MNIP", "MINIP", "MIN IP", "MAX IP", "PROJECTION IMAGE", "REFORMATTED", "CURVED", "VRT"]
                    .contains(type) || type.hasPrefix("CSA MPR") || type.hasPrefix("CSA MIP")
                    || type.hasPrefix("MPR_") || type.hasPrefix("MIP_")
            }
        },
        KindRule(.derivedMap) { evidence in
            evidence.hasType(
                "SUBTRACTION",
                "SUBTRACT",
                "SUB",
                "T1 MAP",
                "T2 MAP",
                "T2_STAR MAP",
                "T2* MAP",
                "R2 MAP",
                "R2_STAR MAP",
                "CBF",
                "CBV",
                "MTT",
                "TTP",
                "RCBV",
                "RCBF",
                "KTRANS",
                "FIELD MAP"
            )
        },
        // Fat and fractions of a separation of water and fat; differences, fractions and contrasts that are synthesized
        // from relaxation times (`SyMRI T2W`, `MAGiC T1`), which only the name tells.
        KindRule(.derivedMap) { $0.component?.isFatOrFraction ?? false },
        KindRule(.derivedMap) { $0.namesDerivedMap && !$0.contradictsDerivedMap },
        KindRule(.anatomical(.unknown)) { $0.namesDerivedMap },
        // Made from others, by an average or by a calculation: nothing tells which, and a person may.
        KindRule(.anatomical(.unknown)) { evidence in
            evidence.isDerived && !evidence.diffusion.isUnweighted && evidence.isWeighted
                && !evidence.isAverageOfDiffusion
        },
        // What was measured: a b-value above 0 says it all. Philips and GE write 0 into many other images, so that 0
        // counts only beside another sign; a series with other b-values is such a sign, see ``SeriesSorter``.
        KindRule(.diffusionWeighted) { $0.isWeighted },
        KindRule(.diffusionWeighted) { $0.hasDiffusionType },
        KindRule(.diffusionWeighted) { $0.diffusion.bValue == 0 && $0.isEchoPlanarSpinEcho },
    ]

    /// By type; by Siemens' SequenceName, which tells the range of b-values that an image was made from.
    @Sendable private static func isCalculatedByHeader(_ evidence: KindEvidence) -> Bool {
        if evidence.types.contains(where: { type in
            type == "TENSOR_B0" || type == "CBVALUE" || type == "CDWI"
                || ["CALC", "SYNTHETIC", "COMPUTED"].contains { type.hasPrefix($0) }
        }) {
            return true
        }
        return mayBeCalculated(evidence)
            && SiemensSequenceName(evidence.acquisition.sequenceName)?.upperBValue != nil
    }

    /// By a word, see ``KindEvidence/namesCalculation``.
    @Sendable private static func isCalculatedByName(_ evidence: KindEvidence) -> Bool {
        mayBeCalculated(evidence) && evidence.namesCalculation
    }

    /// Whether it is of diffusion, and no map, which is calculated as well.
    private static func mayBeCalculated(_ evidence: KindEvidence) -> Bool {
        guard evidence.isOfDiffusion || evidence.namesDiffusion else { return false }
        return !isMapByName(evidence) || evidence.words.contains { $0.hasSuffix("dwi") }
    }

    /// A map whose name alone tells it.
    ///
    /// It may carry a b-value, and its name that of what it was made from; measured images may have a name that promises
    /// a map beside them, `DWI b800 + ADC`. A map's name begins with ADC, or calls it a map, or else GE's type PROCESSED
    /// tells it, `Ax DWI ADC`; no type tells that it is an average or was measured with a gradient. An image that
    /// pretends to be measured is one only if it has no b-value.
    @Sendable private static func isMapByName(_ evidence: KindEvidence) -> Bool {
        guard evidence.namesADC, !evidence.hasType("TRACEW", "TRACE"), !evidence.isMeasuredBySequence else {
            return false
        }
        guard evidence.isDerived else {
            return evidence.diffusion.bValue == nil && !evidence.hasDiffusionType
                && evidence.beginsWithADC && !evidence.namesMeasuredDiffusion
        }
        if evidence.beginsWithADC { return true }
        // Derived, too, are averages of a protocol `DIFFUSION ADC`, and Philips' of `RESOLVE ADC`, which are magnitudes.
        let mayBeAverage = evidence.isWeighted && (evidence.namesDiffusionNoun || evidence.component == .magnitude)
        if !evidence.namesMeasuredDiffusion, !mayBeAverage { return true }
        let isMap = evidence.hasType("PROCESSED") || evidence.isCalledADC
        return isMap && !evidence.announcesADC && !evidence.hasType("COMBINED")
    }
}

extension KindEvidence {
    /// Whether the header tells of diffusion.
    fileprivate var isOfDiffusion: Bool { isWeighted || hasDiffusionType }

    /// Whether the name of an image that was made from others tells a difference, a fraction or a synthesized contrast.
    fileprivate var namesDerivedMap: Bool {
        guard isDerived, !isWeighted else { return false }
        return hasWord("subtraction", "subtract", "pdff") || namesMapInShort
            || !namesDiffusion
                && (hasWord("symri", "magic", "synth", "synthetic", "synthetisch")
                    || words.contains { $0.hasPrefix("synthesi") })
    }

    /// Short words may mean something else: FA is an angle as well.
    private var namesMapInShort: Bool { hasWord("sub", "ff", "fa") }

    /// Whether the type is one of a measured image that was only corrected, or the name one of such an image as well.
    fileprivate var contradictsDerivedMap: Bool {
        if component == .magnitude { return true }
        guard namesMapInShort, !hasWord("subtraction", "subtract", "pdff") else { return false }
        return hasWord("fa") || hasWord("t1", "t1w", "t2", "t2w") && !beginsWith("sub", "ff")
    }
}
