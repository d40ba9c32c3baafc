import FeatureNomenclature
import Imaging
import Radiomics
import YAMLDocuments

/// Reads the settings of an extraction after IBSI; what the text leaves out has its default.
struct IBSISettingsReader {
    var root: YAMLMapping

    /// The extraction; problems go to the report of the mapping.
    func extraction() -> IBSIExtraction {
        var reader = self
        return reader.read()
    }

    private mutating func read() -> IBSIExtraction {
        var extraction = IBSIExtraction()
        readResampling(&extraction.settings)
        extraction.settings.roundsIntensities = root.flag("round_intensities", standard: false)
        extraction.settings.resegmentation = resegmentation()
        extraction.settings.discretisation = discretisation()
        extraction.settings.intensityVolumeHistogram = volumeHistogram()
        extraction.settings.merging = root.word("merging", standard: extraction.settings.merging) ?? .volumeMerged
        if let families = root.words("families", of: FeatureFamily.self, isRequired: false) {
            if families.isEmpty {
                root.report.add(root.full("families"), "is empty", "list one or more, or leave it out")
            }
            extraction.settings.families = FeatureFamily.allCases.filter(families.contains)
        }
        extraction.settings.leftOut = leftOut()
        extraction.settings.minimumVoxels = root.integer("minimum_voxels", "write a whole number", standard: 1)
        extraction.settings.advisedVoxels = root.integer("advised_voxels", "write a whole number", standard: 64)
        extraction.meaning = meaning()
        extraction.normalisation = NormalisationReader.normalisation(&root)
        if extraction.meaning != .arbitrary, extraction.normalisation != .unchanged {
            root.report.add("normalise", "would destroy the unit of the image", "write none, or image: signal")
        }
        extraction.filters = FilterReader.filters(&root) ?? extraction.filters
        root.finish()
        // A value that could not be read stands in for 0, which would be complained of a second time.
        guard root.report.error(file: "") == nil else { return extraction }
        do {
            _ = try FeatureExtraction(settings: extraction.settings)
        } catch {
            root.report.add("", "cannot be used: \(error)", "correct the value")
        }
        return extraction
    }

    /// Features that are not wanted, by their tags without the merging.
    private mutating func leftOut() -> Set<String> {
        let remedy = "list tags without merging, such as [morph_moran_i, morph_geary_c]"
        guard let nodes = root.list("leave_out", remedy) else { return [] }
        let known = FeatureCatalogue.all.map(\.stem)
        let stems = nodes.map { root.scalar($0, "leave_out", remedy) }
        for stem in stems where !known.contains(stem) {
            root.reject(stem, at: root.full("leave_out"), known: known.filter { $0.first == stem.first }, later: [])
        }
        return Set(stems)
    }

    /// What the image's numbers mean, by the word for it.
    private enum Meaning: String, CaseIterable {
        case signal
        case adc
    }

    private mutating func meaning() -> IntensityMeaning {
        root.word("image", standard: Meaning.signal) == .adc ? .quantitative(.apparentDiffusion) : .arbitrary
    }

    private mutating func readResampling(_ settings: inout FeatureSettings) {
        var fields = root.mapping("resample_mm", "write {in_plane: 1, slices: keep, image: cubic}", isRequired: false)
        let remedy = "write millimetres such as 1.75, or keep"
        settings.inPlaneSpacing = fields.optionalNumber("in_plane", orNone: "keep", remedy)
        settings.sliceSpacing = fields.optionalNumber("slices", orNone: "keep", remedy)
        settings.imageInterpolation = fields.word("image", standard: settings.imageInterpolation) ?? .cubic
        settings.maskThreshold = fields.number("mask_threshold", "write a fraction, such as 0.5", standard: 0.5)
        fields.finish()
    }

    private mutating func resegmentation() -> Resegmentation {
        var fields = root.mapping("resegment", "write {range: [-500, 400], outliers_sd: 3}", isRequired: false)
        let range = fields.numbers("range", "write two intensities, such as [-500, 400]", count: 2)
        let deviations = fields.optionalNumber("outliers_sd", "write a number of standard deviations, such as 3")
        fields.finish()
        if let range, range[0] >= range[1] {
            fields.report.add(fields.full("range"), "does not rise", "write the lower intensity first")
            return .none
        }
        return Resegmentation(range: range.map { $0[0]...$0[1] }, outlierDeviations: deviations)
    }

    private mutating func discretisation() -> Discretisation {
        let remedy = "write {fixed_bin_number: 32} or {fixed_bin_size: 25, first_edge: 0}"
        var fields = root.mapping("discretise", remedy, isRequired: false)
        guard root.has("discretise") else { return FeatureSettings().discretisation }
        let count = fields.optionalInteger("fixed_bin_number", "write a whole number, such as 32")
        let size = fields.optionalNumber("fixed_bin_size", "write the size in units of intensity, such as 25")
        let edge = fields.optionalNumber("first_edge", "write an intensity, such as 0, or leave it out")
        fields.finish()
        if let size, count == nil { return .fixedBinSize(size, firstEdge: edge) }
        if let count, size == nil, edge == nil { return .fixedBinNumber(count) }
        if fields.isReadable { root.report.add(root.full("discretise"), "must say one way of making bins", remedy) }
        return FeatureSettings().discretisation
    }

    private mutating func volumeHistogram() -> IntensityVolumeHistogramBins {
        let remedy = "write unit_steps, {fixed_bin_number: 1000} or {fixed_bin_size: 2.5}"
        let standard = FeatureSettings().intensityVolumeHistogram
        guard let node = root.optional("ivh", remedy), let entry = root.entry(node, "ivh", remedy) else {
            return standard
        }
        switch (entry.name, entry.settings) {
        case ("unit_steps", nil): return .unitSteps
        case ("fixed_bin_number", .some(let value)): return .fixedBinNumber(root.integer(value, "ivh", remedy))
        case ("fixed_bin_size", .some(let value)): return .fixedBinSize(root.number(value, "ivh", remedy))
        default:
            root.report.add(root.full("ivh"), "does not say how the histogram is read", remedy)
            return standard
        }
    }
}
