import FeatureNomenclature
import Imaging
import Radiomics
import Testing

/// What texture features are where their formulas have nothing to work on.
@Suite struct TextureEdgeTests {
    @Test func `one voxel is a run, a zone and a dependence, and has no neighbors`() throws {
        for merging in TextureMerging.allCases {
            let outcomes = try outcomes([1], 1, 1, 1, merging)
            for feature in FeatureCatalogue.features(of: FeatureFamily.textures, merging: merging) {
                let outcome = try #require(outcomes[feature.tag])
                switch feature.family {
                case .greyLevelCooccurrence, .neighbourhoodGreyToneDifference:
                    #expect(outcome == .undefined(.noNeighbors))
                default: #expect(outcome.number != nil)
                }
            }
        }
    }

    @Test func `one grey level is as coarse as can be, without contrast, busyness and strength`() throws {
        let outcomes = try outcomes([Float](repeating: 7, count: 27), 3, 3, 3, .volumeMerged)
        #expect(outcomes["ngt_coarseness_3D"] == .value(1e6))
        #expect(outcomes["ngt_contrast_3D"] == .value(0))
        #expect(outcomes["ngt_busyness_3D"] == .value(0))
        #expect(outcomes["ngt_complexity_3D"] == .value(0))
        #expect(outcomes["ngt_strength_3D"] == .value(0))
        #expect(outcomes["szm_z_perc_3D"] == .value(1.0 / 27))
        #expect(outcomes["szm_zs_entr_3D"] == .value(0))
        #expect(outcomes["cm_joint_entr_3D_comb"] == .value(0))
        #expect(outcomes["cm_corr_3D_comb"] == .undefined(.constantIntensity))
    }

    @Test func `a second level twice as high and half as frequent has no busyness`() throws {
        let outcomes = try outcomes([1, 2, 1], 3, 1, 1, .volumeMerged)
        #expect(outcomes["ngt_busyness_3D"] == .undefined(.zeroDenominator))
        #expect(outcomes["ngt_contrast_3D"]?.number != nil)
    }

    @Test func `voxels without neighbors are left out of the grey tone differences only`() throws {
        let outcomes = try outcomes([1, 3, 0, 9], 4, 1, 1, .volumeMerged)
        #expect(outcomes["ngt_coarseness_3D"] == .value(0.5))
        #expect(outcomes["ngl_hgce_3D"]?.number.map { ($0 - (1.0 + 9 + 81) / 3).magnitude < 1e-12 } == true)
    }

    @Test func `slices without a pair are left out of the average over slices`() throws {
        // Neighbors of the levels 1 and 3, a slice outside, and a voxel alone.
        let outcomes = try outcomes([1, 3, 0, 0, 5, 0], 2, 1, 3, .sliceMerged)
        #expect(outcomes["cm_joint_avg_2D_comb"] == .value(2))
        #expect(outcomes["rlm_hgre_2D_comb"] == .value((5.0 + 25) / 2))
        #expect(outcomes["ngl_hgce_2D"] == .value((5.0 + 25) / 2))
    }

    @Test func `a feature that some slices do not define is the mean over those that do`() throws {
        let constant: [Float] = [2, 2, 2]
        let both = try outcomes(constant + [1, 2, 2], 3, 1, 2, .sliceMerged)
        let alone = try outcomes([1, 2, 2], 3, 1, 1, .sliceMerged)
        #expect(both["cm_corr_2D_comb"]?.number != nil)
        #expect(both["cm_corr_2D_comb"] == alone["cm_corr_2D_comb"])
        #expect(both["cm_joint_max_2D_comb"] != alone["cm_joint_max_2D_comb"])
    }

    @Test func `zones take their distance from the shape and not from what re-segmentation left`() throws {
        var voxels = [Float](repeating: 4, count: 25)
        voxels[11] = 0
        voxels[12] = 6
        let outcomes = try outcomes(voxels, 5, 5, 1, .planeMerged)
        // The center is three steps from the outside although its neighbor was left out.
        #expect(outcomes["dzm_lde_2_5D"] == .value((1.0 + 9) / 2))
    }

    @Test func `families alone have the bits they have together`() throws {
        let voxels = (0..<210).map { Float($0 * 7919 % 1009 % 11) }
        for merging in TextureMerging.allCases {
            let together = try outcomes(voxels, 7, 6, 5, merging)
            var alone: [String: FeatureOutcome] = [:]
            for family in FeatureFamily.textures {
                alone.merge(try outcomes(voxels, 7, 6, 5, merging, [family])) { first, _ in first }
            }
            #expect(alone == together)
        }
    }

    /// Intensities are levels; 0 is left out by re-segmentation.
    private func outcomes(
        _ voxels: [Float],
        _ x: Int,
        _ y: Int,
        _ z: Int,
        _ merging: TextureMerging,
        _ families: [FeatureFamily] = FeatureFamily.textures
    ) throws -> [String: FeatureOutcome] {
        let grid = try SmallRegions.grid(x, y, z)
        let settings = FeatureSettings(
            resegmentation: Resegmentation(range: 1...100, outlierDeviations: nil),
            discretisation: .fixedBinSize(1),
            merging: merging,
            families: families
        )
        let lesion = try FeatureExtraction(settings: settings).extract(
            from: Volume(grid: grid, voxels: voxels),
            mask: SmallRegions.mask(grid) { _, _, _ in true }
        )
        return SmallRegions.outcomes(lesion)
    }
}
