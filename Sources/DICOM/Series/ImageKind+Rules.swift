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
            evidence.isDerived && !evidence.hasType("ADC")
                && (evidence.hasWord("eadc", "exponential", "fractional", "fa", "colfa")
                    || evidence.description.contains("exponentialapparent"))
        },
        // Siemens, Canon, United Imaging and PS3.3: `ADC`; Philips: `ADC`, `ADC_UNSPECIFIED` and the like.
        KindRule(.apparentDiffusion) { evidence in
            evidence.types.contains { $0 == "ADC" || $0.hasPrefix("ADC_") || $0.hasPrefix("APPARENT") }
        },
        // Images for a b-value that was not measured.
        KindRule(.calculatedDiffusion, isCalculatedDiffusion),
        // GE: `DERIVED\SECONDARY\PROCESSED`, others: `DERIVED\SECONDARY` or even `ORIGINAL`, told by the description only.
        KindRule(.apparentDiffusion, isMapByName),
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
        // Fat and fractions of a separation of water and fat; differences and fractions that only the name tells.
        KindRule(.derivedMap) { $0.component?.isFatOrFraction ?? false },
        KindRule(.derivedMap) { $0.isDerived && $0.hasWord("sub", "subtraction", "subtract", "ff", "pdff") },
        // Contrasts that are synthesized from relaxation times: `SyMRI T2W`, `MAGiC T1`.
        KindRule(.derivedMap) { evidence in
            evidence.isDerived && !evidence.namesDiffusion
                && evidence.words.contains { word in
                    ["symri", "magic", "synth"].contains { word.hasPrefix($0) }
                }
        },
        // Made from others, by an average or by a calculation: nothing tells which, and a person may.
        KindRule(.anatomical(.unknown)) { evidence in
            evidence.isDerived && !evidence.diffusion.isUnweighted && (evidence.diffusion.bValue ?? 0) > 0
                && !evidence.isAverageOfDiffusion
        },
        // What was measured: a b-value above 0 says it all. Philips and GE write 0 into many other images, so that 0
        // counts only beside another sign; a series with other b-values is such a sign, see ``SeriesSorter``.
        KindRule(.diffusionWeighted) { ($0.diffusion.bValue ?? 0) > 0 },
        KindRule(.diffusionWeighted) { $0.hasType("DIFFUSION", "TRACEW") || $0.contrast == "DIFFUSION" },
        KindRule(.diffusionWeighted) { $0.diffusion.bValue == 0 && $0.isEchoPlanarSpinEcho },
    ]

    /// By type; by Siemens' SequenceName, which tells the range of b-values that an image was made from; by name.
    @Sendable private static func isCalculatedDiffusion(_ evidence: KindEvidence) -> Bool {
        if evidence.types.contains(where: { type in
            type == "TENSOR_B0" || type == "CBVALUE" || type == "CDWI"
                || ["CALC", "SYNTHETIC", "COMPUTED"].contains { type.hasPrefix($0) }
        }) {
            return true
        }
        let isDiffusion = evidence.hasType("DIFFUSION", "TRACEW") || (evidence.diffusion.bValue ?? 0) > 0
        guard isDiffusion || evidence.namesDiffusion else { return false }
        // A map is calculated as well.
        if isMapByName(evidence), !evidence.words.contains(where: { $0.contains("dwi") }) { return false }
        if SiemensSequenceName(evidence.acquisition.sequenceName)?.upperBValue != nil { return true }
        return evidence.hasWord("calc", "syn", "magic", "computed")
            || ["calcbval", "calcb", "synb"].contains { evidence.description.contains($0) }
            || evidence.words.contains { word in
                word.hasPrefix("cdwi") || word.hasPrefix("cdiff") || calculationWords.contains { word.contains($0) }
            }
            || evidence.words.contains { word in
                word.hasPrefix("cb") && (3...4).contains(word.dropFirst(2).count)
                    && word.dropFirst(2).allSatisfy(\.isNumber)
            }
    }
    /// Parts of words for what was not measured: English, French, German, Italian, Spanish, Dutch.
    private static let calculationWords = [
        "syndwi", "synthet", "synthes", "calcul", "calcol", "berechn", "bereken", "virtual", "virtuel", "extrapol",
    ]

    /// A map whose name alone tells it.
    ///
    /// It may carry a b-value, and its name that of what it was made from; measured images may have a name that promises
    /// a map beside them, `DWI b800 + ADC`. A map's name begins with ADC, or calls it a map, or else GE's type PROCESSED
    /// tells it, `Ax DWI ADC`; no type tells that it is an average or was measured with a gradient.
    @Sendable private static func isMapByName(_ evidence: KindEvidence) -> Bool {
        let isNamed = evidence.hasWord("adc", "dadc") || evidence.description.contains("apparentdiffusion")
        guard isNamed, !evidence.hasType("TRACEW", "TRACE") else { return false }
        guard evidence.isDerived else {
            return !evidence.hasType("DIFFUSION")
                && (["adc", "dadc"].contains(evidence.firstWord)
                    || !evidence.namesMeasuredDiffusion && (evidence.diffusion.bValue ?? 0) > 0)
        }
        if !evidence.namesMeasuredDiffusion || ["adc", "dadc"].contains(evidence.firstWord) { return true }
        if evidence.hasType("PROCESSED") || evidence.hasWord("map", "maps") { return !evidence.hasType("COMBINED") }
        return false
    }
}
