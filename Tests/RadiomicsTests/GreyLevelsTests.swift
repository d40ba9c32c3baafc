import FeatureNomenclature
import Imaging
import Radiomics
import Testing

@Suite struct GreyLevelsTests {
    @Test func `a fixed bin number spans the region's range`() throws {
        let lesion = try extract([0, 1, 2, 9, 10], .fixedBinNumber(10))
        #expect(lesion.binCount == 10)
        #expect(lesion.occupiedBinCount == 4)
    }

    /// IBSI's formula in whole numbers says where each belongs; a factor rounded beforehand would put some one bin lower.
    @Test func `whole numbers on the border of two bins belong to the upper one`() throws {
        for (range, border) in [(154, 77), (245, 49), (245, 98), (245, 147), (245, 196), (490, 294)] {
            let voxels = [0, border - 1, border, range].map(Float.init)
            #expect(try extract(voxels, .fixedBinNumber(10)).occupiedBinCount == 4)
        }
    }

    @Test func `a fixed bin size counts from the region's least intensity, or from its edge`() throws {
        #expect(try extract([100, 124.9, 125, 160], .fixedBinSize(25)).binCount == 3)
        #expect(try extract([100, 124.9, 125, 160], .fixedBinSize(25, firstEdge: 0)).binCount == 7)
    }

    @Test func `intensities below the first edge are put into the first bin and reported`() throws {
        let lesion = try extract([-30, -1, 4, 26], .fixedBinSize(25, firstEdge: 0))
        #expect(lesion.binCount == 2)
        #expect(lesion.warnings.contains(.belowFirstEdge(voxels: 2)))
    }

    @Test func `bins too narrow to count are refused`() {
        #expect(throws: RadiomicsError.tooManyGreyLevels(limit: 65_535)) {
            try extract([0, 1e9], .fixedBinSize(0.001))
        }
    }

    @Test func `thousands of grey levels are counted`() throws {
        let lesion = try extract([0, 2999, 3000], .fixedBinSize(1))
        #expect(lesion.binCount == 3001)
        #expect(lesion.occupiedBinCount == 3)
        let outcomes = SmallRegions.outcomes(lesion)
        #expect(outcomes["ih_max"] == .value(3001))
        // Two pairs of neighbors, with differences of 2999 and 1.
        #expect(outcomes["cm_contrast_3D_comb"] == .value((2999.0 * 2999 + 1) / 2))
        #expect(outcomes["stat_max"] == .value(3000))
    }

    /// In steps of 1 there would be a billion levels, whatever the texture's are.
    @Test func `a volume histogram of too many levels is undefined`() throws {
        let settings = FeatureSettings(intensityVolumeHistogram: .unitSteps, families: [.intensityVolumeHistogram])
        let grid = try SmallRegions.grid(3, 1, 1)
        let lesion = try FeatureExtraction(settings: settings).extract(
            from: Volume(grid: grid, voxels: [0, 1, 1e9]),
            mask: SmallRegions.mask(grid) { _, _, _ in true }
        )
        #expect(lesion.values.count == 7)
        #expect(lesion.values.allSatisfy { $0.value == .undefined(.tooManyGreyLevels) })
    }

    private func extract(_ voxels: [Float], _ rule: Discretisation) throws -> LesionFeatures {
        let grid = try SmallRegions.grid(voxels.count, 1, 1)
        let mask = try SmallRegions.mask(grid) { _, _, _ in true }
        return try FeatureExtraction(settings: FeatureSettings(discretisation: rule))
            .extract(from: Volume(grid: grid, voxels: voxels), mask: mask)
    }
}
