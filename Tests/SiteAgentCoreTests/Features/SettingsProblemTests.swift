import SiteAgentCore
import Testing
import YAMLDocuments

/// What a person reads who made one mistake in a settings file: file, line, key, what is wrong, what would be right.
@Suite struct SettingsProblemTests {
    @Test(arguments: ibsi + normalisation + filters + pyRadiomics)
    func `a mistake earns one line that says where, what and how`(text: String, expected: String) {
        let error = #expect(throws: DocumentError.self, "\(text)") { try ExtractionSettings(yaml: "\n" + text) }
        #expect(error?.description == "settings.yaml:2: " + expected)
    }

    @Test func `all mistakes are told at once, each with its line`() {
        let text = "merging: 4d\nround_intensities: yes\nfilters: [lob]\n"
        let error = #expect(throws: DocumentError.self) { try ExtractionSettings(yaml: text) }
        #expect(error?.problems.map(\.line) == [1, 2, 3])
    }

    @Test func `a profile that contradicts the command line is refused`() {
        let error = #expect(throws: DocumentError.self) {
            try ExtractionSettings(yaml: "profile: ibsi\n", profile: .pyRadiomics)
        }
        #expect(error?.description.contains("is ibsi; --profile says pyradiomics; leave one of them out") == true)
    }

    static let ibsi = [
        ("discretize: {fixed_bin_number: 32}", "discretize: is not a key; did you mean \"discretise\"?"),
        ("image: adcc", "image: \"adcc\" is not known; did you mean \"adc\"?"),
        (
            "resample_mm: {in_plane: x}",
            "resample_mm.in_plane: is \"x\", not a number; write millimetres such as 1.75, or keep"
        ),
        (
            "resample_mm: {plane: 1}",
            "resample_mm.plane: is not a key; known here: in_plane, slices, image, mask_threshold"
        ),
        ("round_intensities: yes", "round_intensities: is \"yes\"; write true or false"),
        ("resegment: {range: [400, -500]}", "resegment.range: does not rise; write the lower intensity first"),
        ("resegment: {range: [400]}", "resegment.range: has 1 numbers; write two intensities, such as [-500, 400]"),
        (
            "discretise: {fixed_bin_number: 32, fixed_bin_size: 25}",
            "discretise: must say one way of making bins; "
                + "write {fixed_bin_number: 32} or {fixed_bin_size: 25, first_edge: 0}"
        ),
        (
            "ivh: sometimes",
            "ivh: does not say how the histogram is read; "
                + "write unit_steps, {fixed_bin_number: 1000} or {fixed_bin_size: 2.5}"
        ),
        ("families: []", "families: is empty; list one or more, or leave it out"),
        ("leave_out: [morph_moran]", "leave_out: \"morph_moran\" is not known; did you mean \"morph_moran_i\"?"),
        ("advised_voxels: many", "advised_voxels: is \"many\", not a whole number; write a whole number"),
        ("profile: pyrad", "profile: \"pyrad\" is not known; did you mean \"pyradiomics\"?"),
    ]

    static let normalisation = [
        (
            "{image: adc, normalise: {z_score: {over: body}}}",
            "normalise: would destroy the unit of the image; write none, or image: signal"
        ),
        ("normalise: {z_score: {over: head}}", "normalise.z_score.over: \"head\" is not known; use body, image"),
        ("normalise: {landmark: {}}", "normalise: \"landmark\" is not known; did you mean \"landmarks\"?"),
        (
            "normalise: {landmarks: {percentiles: [1, 50]}}",
            "normalise.landmarks: lacks a trained scale; write percentiles and intensities"
        ),
        (
            "normalise: {z_score: {clipping: -1}}",
            "normalise.z_score: cannot be used: clipping is -1.0; expected 1 standard deviation or more; "
                + "correct the value"
        ),
    ]

    static let filters = [
        ("filters: []", "filters: is empty; write a list such as [none, {log: {sigma_mm: [1, 3]}}]"),
        ("filters: [none, none]", "filters: lists an image twice; keep one of them"),
        ("filters: [lob]", "filters: \"lob\" is not known; did you mean \"log\"?"),
        (
            "filters: [{log: {}}]",
            "filters.log.sigma_mm: is missing; write one or more scales in millimetres, such as [1, 3, 5]"
        ),
        (
            "filters: [{mean: {support: 4}}]",
            "filters.mean: cannot be used: support is 4; expected odd, 1 to 255; correct the value"
        ),
        (
            "filters: [{laws: {kernels: L5X5}}]",
            "filters.laws.kernels: does not name Laws kernels; write a kernel for each axis, such as L5E5E5"
        ),
        (
            "filters: [{gabor: {sigma_mm: 5, lambda_mm: 2}}]",
            "filters.gabor: must say one of theta_deg and theta_step_deg; write theta_step_deg: 22.5"
        ),
        (
            "filters: [{wavelet: {bands: [LL]}}]",
            "filters.wavelet.bands: has a band that is not known; "
                + "write bands such as [LLH, HHH], or leave it out for all"
        ),
        (
            "filters: [{wavelet: {dimension: 4d}}]",
            "filters.wavelet.dimension: \"4d\" is not known; did you mean \"2d\"?"
        ),
        (
            "filters: [{simoncelli: {level: 0}}]",
            "filters.simoncelli: cannot be used: level is 0; expected 1 to 8; correct the value"
        ),
        (
            "filters: [{gradient: {per_mm: perhaps}}]",
            "filters.gradient.per_mm: is \"perhaps\"; write true or false"
        ),
    ]

    static let pyRadiomics = [
        ("setting: {label: 0}", "setting.label: is 0; write a whole number above 0, such as 1"),
        ("setting: {binwidth: 25}", "setting.binwidth: is not a key; did you mean \"binWidth\"?"),
        ("setting: {Normalize: true}", "setting.Normalize: is not a key; did you mean \"normalize\"?"),
        (
            "setting: {binWidth: 0}",
            "setting: cannot be used: the setting binWidth is out of range; expected a number above 0; "
                + "correct the value"
        ),
        ("setting: {normalize: yes}", "setting.normalize: is neither true nor false; write true or false"),
        (
            "setting: {interpolator: sitkNearestNeighbor}",
            "setting.interpolator: cannot be changed here; take it out"
        ),
        (
            "setting: {resampledPixelSpacing: [1, 1]}",
            "setting.resampledPixelSpacing: has 2 numbers; write three spacings in mm"
        ),
        ("setting: {distances: [1.5]}", "setting.distances: are not whole numbers of voxels; write [1]"),
        (
            "setting: {weightingNorm: taxi}",
            "setting.weightingNorm: \"taxi\" is not known; use manhattan, euclidean, infinity, no_weighting"
        ),
        (
            "imageType: {LBP3D: {}}",
            "imageType.LBP3D: LBP3D is not in this version; "
                + "use Original, LoG, Wavelet, Square, SquareRoot, Logarithm, Exponential, Gradient"
        ),
        ("imageType: {LoG: {}}", "imageType.LoG.sigma: is missing; write widths in mm, such as [1.0, 3.0]"),
        (
            "featureClass: {glcm: [Idm]}",
            "featureClass.glcm: names single features; leave it empty and choose from the table"
        ),
    ]
}
