import FeatureNomenclature
import ImageFilters
import Imaging
import PyRadiomicsProfile
import Radiomics
import SiteAgentCore
import Testing

@Suite struct SettingsTests {
    private struct OtherProfile: Error {}

    private func ibsi(_ text: String) throws -> IBSIExtraction {
        guard case .ibsi(let extraction) = try ExtractionSettings(yaml: text) else { throw OtherProfile() }
        return extraction
    }

    private func pyRadiomics(_ text: String) throws -> PyRadiomicsSettings {
        guard case .pyRadiomics(let settings, _) = try ExtractionSettings(yaml: text) else { throw OtherProfile() }
        return settings
    }

    @Test func `every key of the IBSI profile is read`() throws {
        let extraction = try ibsi(
            """
            profile: ibsi
            image: signal
            normalise: {z_score: {over: image, trimming: 4, clipping: 3, scale: 100}}
            resample_mm: {in_plane: 1.75, slices: keep, image: linear, mask_threshold: 0.25}
            round_intensities: true
            resegment: {range: [-500, 400], outliers_sd: 3}
            discretise: {fixed_bin_size: 25, first_edge: -500}
            ivh: {fixed_bin_size: 2.5}
            merging: 2.5d-merged
            families: [glcm, morphology]
            leave_out: [morph_moran_i]
            minimum_voxels: 27
            advised_voxels: 100
            filters: [none, {log: {sigma_mm: [1, 3], dimension: 2d}}]
            """
        )
        let settings = extraction.settings
        #expect(settings.inPlaneSpacing == 1.75)
        #expect(settings.sliceSpacing == nil)
        #expect(settings.imageInterpolation == .linear)
        #expect(settings.maskThreshold == 0.25)
        #expect(settings.roundsIntensities)
        #expect(settings.resegmentation == Resegmentation(range: -500...400, outlierDeviations: 3))
        #expect(settings.discretisation == .fixedBinSize(25, firstEdge: -500))
        #expect(settings.intensityVolumeHistogram == .fixedBinSize(2.5))
        #expect(settings.merging == .planeMerged)
        #expect(settings.families == [.morphology, .greyLevelCooccurrence])
        #expect(settings.leftOut == ["morph_moran_i"])
        #expect(settings.minimumVoxels == 27)
        #expect(settings.advisedVoxels == 100)
        #expect(
            extraction.normalisation
                == .zScore(try ZScore(trimming: 4, clipping: 3, scale: 100), over: .wholeImage)
        )
        #expect(extraction.filters.map { $0?.name ?? "none" } == ["none", "log-sigma-1-mm-2d", "log-sigma-3-mm-2d"])
    }

    @Test func `what is left out has the default`() throws {
        #expect(try ibsi("profile: ibsi\n") == IBSIExtraction())
    }

    @Test func `every filter is read, and a wavelet stands for all of its bands`() throws {
        let extraction = try ibsi(
            """
            filters:
              - mean: {support: 5}
              - laws: {kernels: L5E5E5, energy_distance: 7, pooling: maximum}
              - gabor: {sigma_mm: 5, lambda_mm: 2, gamma: 1.5, theta_step_deg: 45, dimension: 2d, pooling: average}
              - wavelet: {basis: db3, level: 2}
              - wavelet: {basis: haar, bands: [LLH]}
              - simoncelli: {level: 2}
              - riesz: {order: [1, 0, 0], sigma_mm: 3}
              - riesz: {order: [0, 2, 0], level: 1}
              - square
              - squareroot
              - logarithm
              - exponential
              - gradient: {per_mm: false}
            """
        )
        #expect(extraction.filters.count == 20)
        #expect(Set(extraction.filters.compactMap { $0?.name }).count == 20)
    }

    @Test func `a parameter file of PyRadiomics is known by its keys`() throws {
        let settings = try pyRadiomics(
            """
            imageType:
              Wavelet: {}
              LoG: {sigma: [1.0, 3.0]}
              Original: {}
            featureClass:
              shape:
              glcm: []
            setting:
              normalize: True
              normalizeScale: 100
              removeOutliers: 3
              binCount: 32
              resampledPixelSpacing: [1, 1, 3]
              interpolator: sitkBSpline
              force2D: true
              minimumROISize: 10
              distances: [1, 2]
              weightingNorm: euclidean
              resegmentRange: [-3, 3]
              resegmentMode: sigma
              voxelArrayShift: 300
              preCrop: true
              gldm_a: 1
              symmetricalGLCM: false
            """
        )
        #expect(settings.imageTypes == [.original, .log(sigma: [1, 3]), .wavelet(.coif1, startLevel: 0, level: 1)])
        #expect(settings.featureClasses == [.shape, .glcm])
        #expect(settings.normalize && settings.force2D && settings.preCrop && !settings.symmetricalGLCM)
        #expect(settings.normalizeScale == 100)
        #expect(settings.binCount == 32)
        #expect(settings.resampledPixelSpacing == [1, 1, 3])
        #expect(settings.distances == [1, 2])
        #expect(settings.weightingNorm == .euclidean)
        #expect(settings.resegmentMode == .sigma)
        #expect(settings.voxelArrayShift == 300)
    }

    @Test func `an empty section of PyRadiomics leaves its defaults`() throws {
        #expect(try pyRadiomics("setting: {}\n") == PyRadiomicsSettings())
    }
}
