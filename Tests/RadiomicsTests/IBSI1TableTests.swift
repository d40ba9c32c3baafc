import FeatureNomenclature
import Imaging
import Radiomics
import TestSupport
import Testing

/// What IBSI 1 published for its CT phantom, configuration by configuration and family by family.
@Suite(.enabled(if: SharedData.url("data/ibsi") != nil, "the IBSI CT phantom is not here")) struct IBSI1TableTests {
    /// One run of each configuration, shared by the tests.
    private static let runs: [CTConfiguration: Result<CTRun, any Error>] = Dictionary(
        uniqueKeysWithValues: CTConfiguration.allCases.map { configuration in
            (configuration, Result { try CTRun(configuration) })
        }
    )

    @Test(arguments: CTConfiguration.allCases, FeatureFamily.allCases)
    func `every published value of the CT phantom is met`(
        _ configuration: CTConfiguration,
        _ family: FeatureFamily
    ) throws {
        let run = try #require(Self.runs[configuration]).get()
        let (published, unmet) = run.compared(family)
        print("\(configuration.rawValue): \(family.name): \(published - unmet.count) of \(published) met")
        if !unmet.isEmpty { Issue.record("\(unmet.joined(separator: "; "))") }
    }

    @Test(arguments: CTConfiguration.allCases)
    func `features without a published value are these`(_ configuration: CTConfiguration) throws {
        let run = try #require(Self.runs[configuration]).get()
        #expect(FeatureFamily.allCases.reduce(0) { $0 + run.compared($1).published } == configuration.publishedCount)
        #expect(
            run.unpublished == [
                "ivh_auc", "morph_area_dens_mvee", "morph_area_dens_ombb", "morph_vol_dens_mvee", "morph_vol_dens_ombb",
            ]
        )
    }

    @Test(arguments: CTConfiguration.allCases)
    func `the diagnostics of resampling and re-segmentation are met`(_ configuration: CTConfiguration) throws {
        let run = try #require(Self.runs[configuration]).get()
        let (compared, unmet) = run.diagnostics()
        print("\(configuration.rawValue): diagnostics: \(compared - unmet.count) of \(compared) met")
        #expect(compared == 51)
        if !unmet.isEmpty { Issue.record("\(unmet.joined(separator: "; "))") }
    }
}

/// The features of the CT phantom in one configuration, beside those published.
private struct CTRun {
    let configuration: CTConfiguration
    let outcomes: [String: FeatureOutcome]
    let preparation: RegionPreparation
    let published: [String: ReferenceValue]

    init(_ configuration: CTConfiguration) throws {
        let lesions = try configuration.lesions()
        self.configuration = configuration
        outcomes = Dictionary(lesions.flatMap(\.values).map { ($0.feature.tag, $0.value) }) { first, _ in first }
        preparation = try #require(lesions.first).preparation
        published = try configuration.published()
    }

    var unpublished: [String] {
        FeatureFamily.allCases.flatMap(tags).filter { published[$0] == nil }.sorted()
    }

    func compared(_ family: FeatureFamily) -> (published: Int, unmet: [String]) {
        let references = tags(of: family).compactMap { published[$0] }
        let unmet = references.compactMap { reference -> String? in
            let number = outcomes[reference.tag]?.number
            guard let number, reference.agrees(with: number) else { return Self.text(reference, number) }
            return nil
        }
        return (references.count, unmet)
    }

    private func tags(of family: FeatureFamily) -> [String] {
        Set(configuration.mergings.flatMap { FeatureCatalogue.features(of: [family], merging: $0) }.map(\.tag)).sorted()
    }

    func diagnostics() -> (compared: Int, unmet: [String]) {
        var unmet: [String] = []
        var compared = 0
        for (tag, number) in told {
            guard let reference = published[tag] else { continue }
            compared += 1
            // Counts are published to the last digit.
            if number != reference.value, !reference.agrees(with: number) { unmet.append(Self.text(reference, number)) }
        }
        return (compared, unmet)
    }

    /// What ``RegionPreparation`` tells, by the tags of IBSI's table.
    private var told: [String: Double] {
        let steps = preparation
        var told: [String: Double] = [:]
        for (axis, name) in ["x", "y", "z"].enumerated() {
            told["img_dim_\(name)_init_img"] = Double(steps.imageSize[axis])
            told["vox_dim_\(name)_init_img"] = steps.imageSpacing[axis]
            told["img_dim_\(name)_interp_img"] = Double(steps.resampledSize[axis])
            told["vox_dim_\(name)_interp_img"] = steps.resampledSpacing[axis]
            told["int_mask_dim_\(name)_init_roi"] = Double(steps.imageSize[axis])
            told["int_mask_dim_\(name)_interp_roi"] = Double(steps.resampledSize[axis])
            told["int_mask_dim_\(name)_reseg_roi"] = Double(steps.resampledSize[axis])
            for kind in ["int", "morph"] {
                told["\(kind)_mask_bb_dim_\(name)_init_roi"] = Double(steps.maskBoxSize[axis])
                told["\(kind)_mask_bb_dim_\(name)_interp_roi"] = Double(steps.shapeBoxSize[axis])
            }
            told["int_mask_bb_dim_\(name)_reseg_roi"] = Double(steps.intensityBoxSize[axis])
            told["morph_mask_bb_dim_\(name)_reseg_roi"] = Double(steps.shapeBoxSize[axis])
        }
        for kind in ["int", "morph"] {
            told["\(kind)_mask_vox_count_init_roi"] = Double(steps.voxelsInMask)
            told["\(kind)_mask_vox_count_interp_roi"] = Double(steps.voxelsAfterResampling)
        }
        told["int_mask_vox_count_reseg_roi"] = Double(steps.voxelsAfterOutliers)
        told["morph_mask_vox_count_reseg_roi"] = Double(steps.voxelsAfterResampling)
        for (stage, summary) in [
            ("interp", steps.intensitiesAfterResampling), ("reseg", steps.intensitiesAfterResegmentation),
        ] {
            told["int_mask_mean_int_\(stage)_roi"] = summary.mean
            told["int_mask_min_int_\(stage)_roi"] = summary.lowest
            told["int_mask_max_int_\(stage)_roi"] = summary.highest
        }
        return told
    }

    private static func text(_ reference: ReferenceValue, _ found: Double?) -> String {
        let number = found.map { "\($0)" } ?? "no value"
        return "\(reference.tag) \(number), published \(reference.value) within \(reference.tolerance)"
    }
}
