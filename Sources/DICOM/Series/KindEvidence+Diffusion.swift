/// What types, sequences and names say of an image that has to do with diffusion.
///
/// A name counts by whole words. It is given to a protocol as a whole and thus often promises what the protocol makes
/// beside the image: `sDWI_ADC` is the name of the measured images, too.
extension KindEvidence {
    /// Whether the header has a b-value above 0.
    var isWeighted: Bool { (diffusion.bValue ?? 0) > 0 }

    /// Whether a type or AcquisitionContrast calls it an image of diffusion.
    var hasDiffusionType: Bool { hasType("DIFFUSION", "TRACEW") || contrast == "DIFFUSION" }

    /// Whether a type tells an average over directions: Siemens TRACEW, GE COMBINED, PS3.3 ISOTROPIC.
    var hasAverageType: Bool {
        types.contains { $0 == "COMBINED" || $0.hasPrefix("TRACE") || $0.hasPrefix("ISO") }
    }

    /// Whether Siemens' SequenceName has the one b-value that another attribute tells as well: `*ep_b800t`.
    ///
    /// A calculated image keeps the name of a measured one, whose b-value is another.
    var isMeasuredBySequence: Bool {
        guard let name = SiemensSequenceName(acquisition.sequenceName), name.upperBValue == nil,
            diffusion.source != .sequenceName
        else { return false }
        return isWeighted && name.bValue == diffusion.bValue
    }

    /// Whether the header says that it was measured with a diffusion gradient, whatever the name says.
    var isMeasuredDiffusion: Bool {
        isMeasuredBySequence || imageType.first == "ORIGINAL" && (diffusion.bValue != nil || hasDiffusionType)
    }

    // MARK: - Names

    /// Whether the name is one of measured diffusion: `dwi`, `sDWI`, `diff`, `trace`, or a b-value.
    var namesMeasuredDiffusion: Bool {
        hasWord("trace") || words.contains { Self.isMeasuredWord($0) || Self.isBValue($0) }
    }

    /// Whether the name has to do with diffusion at all: also `DIFUSAO`, `DTI_64`, `ADC`.
    ///
    /// A `trace` alone does not: others leave traces as well.
    var namesDiffusion: Bool {
        hasWord("eadc", "dti", "tracew", "ivim")
            || words.contains {
                Self.isADC($0) || Self.isMeasuredWord($0) || Self.isBValue($0) || Self.isDiffusionNoun($0)
            }
    }

    /// Whether the name has a word for measured diffusion.
    var namesMeasuredWord: Bool { words.contains(where: Self.isMeasuredWord) }

    /// Whether the name has the noun, other than in that of the coefficient.
    var namesDiffusionNoun: Bool {
        words.contains(where: Self.isDiffusionNoun) && !description.contains("apparentdiffusion")
    }

    /// `dwi` and what is put before or after it (`sDWI`, `DWIBS`); `diff`, but not the beginning of `different`,
    /// `difficult` or `diffuse`, which findings are.
    private static func isMeasuredWord(_ word: String) -> Bool {
        if word.hasSuffix("dwi") || word.hasPrefix("dwi") && !word.hasPrefix("dwin") { return true }
        if word == "cdiff" || word == "ddiff" { return true }
        return word.hasPrefix("diff") && !(word.dropFirst(4).first.map("eiu".contains) ?? false)
    }

    /// English, French and German `diffusion`, in compounds as well, and the same in other languages.
    private static func isDiffusionNoun(_ word: String) -> Bool {
        word.contains("diffusion") || word == "difusao" || word.hasPrefix("difus\u{E3}o")
            || ["difusi", "diffusie", "difuz", "dyfuz"].contains { word.hasPrefix($0) }
    }

    /// `b0` or `b800`; `b12`, which is no multiple of 5, is a vitamin.
    private static func isBValue(_ word: String) -> Bool {
        guard word.first == "b", (1...4).contains(word.count - 1), let number = Int(word.dropFirst()), number >= 0
        else { return false }
        return word == "b0" || number >= 10 && number.isMultiple(of: 5)
    }

    /// Whether the name tells an ADC map, or that one is made: `ADC`, `mADC`, `isoADC`, `ADCmap`, GE's `Average DC`.
    var namesADC: Bool {
        words.contains(where: Self.isADC) || description.contains("apparentdiffusion")
            || hasWords("average", "dc") || hasWords("avg", "dc")
    }

    /// Whether the name begins with that of an ADC map.
    var beginsWithADC: Bool { wordList.first.map { Self.isADC($0) || $0 == "apparent" } ?? false }

    /// Whether the name calls the image itself an ADC map: it begins so, has the word map or the unit of a coefficient.
    var isCalledADC: Bool { namesADC && (beginsWithADC || namesAnyMap || hasUnitOfDiffusivity) }

    /// Whether the name tells that an ADC map is made beside the image: `DWI b0-800 + ADC`.
    var announcesADC: Bool {
        ["+ adc", "+adc", "& adc", "and adc", "for adc", "und adc", "et adc"].contains { text.contains($0) }
    }

    private static func isADC(_ word: String) -> Bool {
        word.hasSuffix("adc") && word != "eadc" || word == "adcmap" || word == "adcmaps"
    }

    /// Whether the name has the word map.
    var namesAnyMap: Bool { hasWord("map", "maps", "adcmap", "adcmaps", "dmap", "karte", "carte", "mapa") }

    /// Whether the name tells any map of diffusion, or that one is made.
    var namesMap: Bool {
        namesADC || namesAnyMap || hasUnitOfDiffusivity
            || hasWord("dc", "eadc", "adk", "ivim", "md", "mk", "dki", "diffusivity", "exponential", "kurtosis")
            || words.contains { $0.hasPrefix("coef") || $0.hasPrefix("koef") }
    }

    /// The unit of a diffusion coefficient; that of a b-value is s/mm2.
    private var hasUnitOfDiffusivity: Bool {
        ["mm2/s", "mm^2/s", "mm\u{B2}/s"].contains { text.contains($0) }
    }

    /// Whether an image that was made from others is known to be an average of measured ones, or one of these with its
    /// direction or its distortion corrected.
    ///
    /// A word or a direction tells it only if the name tells no map, which keeps both, nor GE's `T2-weighted trace`, which
    /// has no weighting by diffusion.
    var isAverageOfDiffusion: Bool {
        if hasAverageType || isMeasuredBySequence { return true }
        guard !namesMap, !hasWord("t2", "t2w") else { return false }
        return diffusion.directionality == .isotropic || diffusion.directionality == .directional || isCorrected
            || hasWord("iso", "trace", "tracew", "ave", "avg", "mean", "moyenne", "moy", "mittel", "promedio")
            || words.contains { word in
                ["average", "isotrop", "mittelwert", "gemittel", "gemiddeld"].contains { word.hasPrefix($0) }
            }
    }

    /// Siemens marks as derived what it corrected: `DERIVED\PRIMARY\DIFFUSION\NONE\ND\NORM\DIS2D`.
    private var isCorrected: Bool {
        let corrections: Set = ["ND", "NORM", "DIS2D", "DIS3D", "MOCO"]
        let others = types.subtracting(corrections)
        return others != types && others.isSubset(of: ["DERIVED", "PRIMARY", "DIFFUSION", "M"])
            && others.isSuperset(of: ["PRIMARY", "DIFFUSION"])
    }

    // MARK: - Calculated images

    /// Whether the name tells an image for a b-value that was not measured.
    ///
    /// What may belong to something else (`virtual_biopsy`, a renal `calcul`) counts only beside a word of diffusion: it
    /// precedes one, follows a b-value, or ends the name after one.
    var namesCalculation: Bool {
        words.contains { Self.calculated.contains($0) || Self.isCalculatedBValue($0) }
            || wordList.indices.contains(where: isCalculation)
    }

    /// `cDWI1500`, `synDWI`, `cDiff`; `cb1500`, `calcB1400`, `synB1500`, `CALCBVAL`.
    private static func isCalculatedBValue(_ word: String) -> Bool {
        if ["cdwi", "syndwi", "cdiff", "calcbval"].contains(where: word.hasPrefix) { return true }
        guard let start = ["cb", "calcb", "synb"].first(where: word.hasPrefix) else { return false }
        let number = word.dropFirst(start.count)
        return (3...4).contains(number.count) && number.allSatisfy(\.isNumber)
    }

    private func isCalculation(at index: Int) -> Bool {
        let word = wordList[index]
        // Siemens puts it behind the name of the protocol: `DYNDISTCALC_BVAL`.
        if word.hasSuffix("calc"), index + 1 < wordList.count, wordList[index + 1].hasPrefix("bval") { return true }
        guard
            Self.perhapsCalculated.contains(word) || word.hasPrefix("synthet") || word.hasPrefix("synthesi")
                || word.hasPrefix("synthese")
        else { return false }
        let isDiffusion = { (word: String) in
            Self.isMeasuredWord(word) || Self.isDiffusionNoun(word) || Self.isBValue(word)
                || ["b", "bval", "bvalue"].contains(word)
        }
        if index + 1 < wordList.count, isDiffusion(wordList[index + 1]) { return true }
        guard index > 0 else { return false }
        let before = wordList[index - 1]
        // A number as in `b 1500` or `b=1500`.
        let isAfterNumber = index > 1 && wordList[index - 2] == "b" && Int(before) != nil
        return Self.isBValue(before) || isAfterNumber || index + 1 == wordList.count && isDiffusion(before)
    }

    /// English, French, German, Italian, Spanish, Dutch.
    private static let calculated: Set = [
        "calc", "calculated", "calculee", "calcul\u{E9}e", "calcule", "calcul\u{E9}", "calculada", "calculado",
        "calcolata", "calcolato", "calcolate", "berechnet", "berechnete", "berechnetes", "errechnet", "berekend",
        "berekende", "extrapolated", "extrapoliert", "extrapolee", "extrapol\u{E9}e", "extrapolada", "extrapolata",
    ]

    private static let perhapsCalculated: Set = [
        "syn", "synth", "magic", "computed", "virtual", "virtuell", "virtuel", "virtuelle", "virtuale", "calcul",
        "calcolo", "calculo",
    ]
}
