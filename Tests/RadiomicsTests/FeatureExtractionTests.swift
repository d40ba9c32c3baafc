import FeatureNomenclature
import Imaging
import Radiomics
import Testing

@Suite struct FeatureExtractionTests {
    @Test func `an empty mask is refused`() throws {
        let grid = try SmallRegions.grid(4, 4, 4)
        let mask = try SmallRegions.mask(grid) { _, _, _ in false }
        #expect(throws: RadiomicsError.emptyMask) { try extract(grid, mask) }
    }

    @Test func `a mask on another grid is refused with the field and both values`() throws {
        let grid = try SmallRegions.grid(4, 4, 4)
        let other = try VoxelGrid(size: Size3(x: 4, y: 4, z: 4), spacing: [1, 2, 3], origin: grid.origin)
        let mask = try SmallRegions.mask(other) { _, _, _ in true }
        let error = #expect(throws: RadiomicsError.self) { try extract(grid, mask) }
        #expect(error?.description.contains("spacing differs: (1.0, 2.0, 4.0) mm and (1.0, 2.0, 3.0) mm") == true)
    }

    @Test func `NaN inside the mask is refused with the number of voxels`() throws {
        let grid = try SmallRegions.grid(3, 3, 3)
        var voxels = try SmallRegions.image(grid).voxels
        voxels[0] = .nan
        voxels[1] = .infinity
        voxels[26] = .nan
        let image = try Volume<Raw>(grid: grid, voxels: voxels)
        let mask = try SmallRegions.mask(grid) { _, _, z in z < 2 }
        let extraction = try FeatureExtraction(settings: FeatureSettings())
        #expect(throws: RadiomicsError.notFinite(voxels: 2)) { try extraction.extract(from: image, mask: mask) }
    }

    @Test func `NaN far outside the mask does not matter, resampled or not`() throws {
        let grid = try SmallRegions.grid(16, 6, 3)
        var voxels = try SmallRegions.image(grid).voxels
        for index in voxels.indices where index % 16 > 10 { voxels[index] = .nan }
        let image = try Volume<Raw>(grid: grid, voxels: voxels)
        let mask = try SmallRegions.mask(grid) { x, _, _ in x < 4 }
        for spacing in [nil, 1.7] {
            let settings = FeatureSettings(inPlaneSpacing: spacing, imageInterpolation: .cubic)
            let lesion = try FeatureExtraction(settings: settings).extract(from: image, mask: mask)
            #expect(lesion.values.allSatisfy { $0.value.number != nil })
        }
    }

    @Test func `a spline near NaN is refused, it has no value there`() throws {
        let grid = try SmallRegions.grid(16, 6, 3)
        var voxels = try SmallRegions.image(grid).voxels
        for index in voxels.indices where index % 16 > 10 { voxels[index] = .nan }
        let image = try Volume<Raw>(grid: grid, voxels: voxels)
        let mask = try SmallRegions.mask(grid) { x, _, _ in x < 4 }
        let extraction = try FeatureExtraction(settings: FeatureSettings(inPlaneSpacing: 1.7))
        let error = #expect(throws: RadiomicsError.self) { try extraction.extract(from: image, mask: mask) }
        guard case .notFinite = error else {
            Issue.record("not refused for NaN")
            return
        }
    }

    @Test func `one voxel has a size, a mean and reasons for the rest`() throws {
        let grid = try SmallRegions.grid(5, 5, 5)
        let mask = try SmallRegions.mask(grid) { x, y, z in (x, y, z) == (2, 3, 1) }
        let lesion = try extract(grid, mask)
        let outcomes = SmallRegions.outcomes(lesion)
        #expect(outcomes["morph_vol_approx"] == .value(8))
        #expect(outcomes["morph_volume"]?.number.map { ($0 - 8.0 / 6).magnitude < 1e-14 } == true)
        #expect(outcomes["morph_diam"] == .value(4))
        #expect(outcomes["morph_pca_maj_axis"] == .value(0))
        #expect(outcomes["morph_pca_flatness"] == .undefined(.singleVoxel))
        #expect(outcomes["morph_moran_i"] == .undefined(.singleVoxel))
        #expect(outcomes["stat_var"] == .value(0))
        #expect(outcomes["stat_kurt"] == .undefined(.constantIntensity))
        #expect(outcomes["cm_joint_max_3D_comb"] == .undefined(.noNeighbors))
        #expect(lesion.binCount == 1)
    }

    @Test func `one slice has no volume around its ellipsoid`() throws {
        let grid = try SmallRegions.grid(6, 6, 3)
        let mask = try SmallRegions.mask(grid) { x, y, z in z == 1 && x + y < 8 }
        let lesion = try extract(grid, mask)
        let outcomes = SmallRegions.outcomes(lesion)
        #expect(outcomes["morph_pca_least_axis"] == .value(0))
        #expect(outcomes["morph_pca_flatness"] == .value(0))
        #expect(outcomes["morph_vol_dens_aee"] == .undefined(.flatRegion))
        #expect(outcomes["cm_contrast_3D_comb"]?.number != nil)
        #expect(lesion.warnings == [.fewVoxels(found: 30, advised: 64), .oneSlice, .touchesEdge])
    }

    @Test func `equal intensities have a mean and an entropy of zero but no skewness`() throws {
        let grid = try SmallRegions.grid(4, 4, 4)
        let image = try Volume<Raw>(grid: grid, voxels: [Float](repeating: 0.1, count: 64))
        let mask = try SmallRegions.mask(grid) { x, _, _ in x > 0 }
        let lesion = try FeatureExtraction(settings: FeatureSettings()).extract(from: image, mask: mask)
        let outcomes = SmallRegions.outcomes(lesion)
        #expect(outcomes["stat_var"] == .value(0))
        #expect(outcomes["stat_skew"] == .undefined(.constantIntensity))
        #expect(outcomes["morph_geary_c"] == .undefined(.constantIntensity))
        #expect(outcomes["cm_joint_max_3D_comb"] == .value(1))
        #expect(outcomes["cm_joint_entr_3D_comb"] == .value(0))
        #expect(outcomes["cm_corr_3D_comb"] == .undefined(.constantIntensity))
        #expect(lesion.warnings == [.fewVoxels(found: 48, advised: 64), .touchesEdge, .constantIntensity])
    }

    @Test func `intensities that sum to zero have no coefficient of variation`() throws {
        let grid = try SmallRegions.grid(2, 1, 1)
        let image = try Volume<Raw>(grid: grid, voxels: [-3, 3])
        let mask = try SmallRegions.mask(grid) { _, _, _ in true }
        let lesion = try FeatureExtraction(settings: FeatureSettings()).extract(from: image, mask: mask)
        let outcomes = SmallRegions.outcomes(lesion)
        #expect(outcomes["stat_cov"] == .undefined(.zeroIntensity))
        #expect(outcomes["stat_qcod"] == .undefined(.zeroIntensity))
        #expect(outcomes["morph_com"] == .undefined(.zeroIntensity))
        #expect(outcomes["stat_rmad"] == .undefined(.tooFewVoxels))
    }

    @Test func `too few voxels are refused, before and after re-segmentation`() throws {
        let grid = try SmallRegions.grid(4, 4, 1)
        let mask = try SmallRegions.mask(grid) { x, y, _ in x < 2 && y < 2 }
        #expect(throws: RadiomicsError.tooFewVoxels(found: 4, minimum: 5, stage: "after resampling")) {
            try extract(grid, mask, FeatureSettings(minimumVoxels: 5))
        }
        let none = Resegmentation(range: 1000...2000, outlierDeviations: nil)
        #expect(throws: RadiomicsError.tooFewVoxels(found: 0, minimum: 1, stage: "after re-segmentation")) {
            try extract(grid, mask, FeatureSettings(resegmentation: none))
        }
    }

    @Test func `a lesion lost between coarse voxels is refused`() throws {
        let grid = try SmallRegions.grid(64, 3, 1)
        let mask = try SmallRegions.mask(grid) { x, y, _ in x == 0 && y == 0 }
        #expect(throws: RadiomicsError.tooFewVoxels(found: 0, minimum: 1, stage: "after resampling")) {
            try extract(grid, mask, FeatureSettings(inPlaneSpacing: 40))
        }
    }

    @Test(arguments: [
        FeatureSettings(inPlaneSpacing: 0), FeatureSettings(sliceSpacing: .nan), FeatureSettings(maskThreshold: 0),
        FeatureSettings(discretisation: .fixedBinNumber(1)), FeatureSettings(discretisation: .fixedBinSize(0)),
        FeatureSettings(discretisation: .fixedBinSize(1, firstEdge: .nan)), FeatureSettings(families: []),
        FeatureSettings(intensityVolumeHistogram: .fixedBinNumber(1)),
        FeatureSettings(intensityVolumeHistogram: .fixedBinSize(.infinity)),
        FeatureSettings(minimumVoxels: 0),
        FeatureSettings(resegmentation: Resegmentation(range: nil, outlierDeviations: 0)),
    ])
    func `settings out of range are refused`(_ settings: FeatureSettings) {
        #expect(throws: RadiomicsError.self) { try FeatureExtraction(settings: settings) }
    }

    /// Not what they should be (others tests say that) but that they are the same everywhere and stay the same.
    ///
    /// Whoever changes one of these numbers says so in the changelog: stored features of running studies change too.
    @Test(
        arguments: [
            (FeatureFamily.localIntensity, 1_968_887_296_505_303_853),
            (.intensityStatistics, 16_644_289_862_836_175_803),
            (.intensityHistogram, 16_036_265_888_139_692_851),
            (.intensityVolumeHistogram, 13_147_221_904_971_238_037),
        ] as [(FeatureFamily, UInt64)]
    )
    func `the bits of the digital phantom's features are these on every machine`(
        _ family: FeatureFamily,
        _ expected: UInt64
    ) throws {
        let settings = FeatureSettings(inPlaneSpacing: 1.3, sliceSpacing: 1.7, families: [family])
        let lesion = try FeatureExtraction(settings: settings).extract(
            from: DigitalPhantom.image(),
            mask: DigitalPhantom.mask()
        )
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for value in lesion.values {
            hash = (hash ^ (value.value.number ?? 0).bitPattern) &* 0x100_0000_01b3
        }
        #expect(lesion.voxelsAfter == 267)
        #expect(hash == expected)
    }

    private func extract(
        _ grid: VoxelGrid,
        _ mask: Mask,
        _ settings: FeatureSettings = FeatureSettings()
    ) throws -> LesionFeatures {
        try FeatureExtraction(settings: settings).extract(from: SmallRegions.image(grid), mask: mask)
    }
}
