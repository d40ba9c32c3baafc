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
        // GE: `DERIVED\SECONDARY\PROCESSED` or `...\COMBINED`, told by the description only. A map may carry a b-value,
        // so that only the name tells a measured image beside a map, `DWI b800 + ADC`, from the map, `ADC: Ax DWI`.
        KindRule(.apparentDiffusion) { evidence in
            evidence.isDerived && !evidence.hasType("TRACEW", "TRACE")
                && (!evidence.namesMeasuredDiffusion || ["adc", "dadc"].contains(evidence.firstWord))
                && (evidence.hasWord("adc", "dadc") || evidence.description.contains("apparentdiffusion"))
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
        KindRule(.derivedMap) { $0.isDerived && $0.hasWord("sub", "subtraction", "ff", "pdff") },
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
        guard isDiffusion else { return false }
        if SiemensSequenceName(evidence.acquisition.sequenceName)?.upperBValue != nil { return true }
        return evidence.hasWord("cdwi", "synthetic", "computed", "calculated")
            || ["calcbval", "calcb", "syntheticb", "synb"].contains { evidence.description.contains($0) }
            || evidence.words.contains { word in
                word.hasPrefix("cb") && (3...4).contains(word.dropFirst(2).count)
                    && word.dropFirst(2).allSatisfy(\.isNumber)
            }
    }
}
