import FeatureNomenclature
import ImageFilters
import Imaging
import Radiomics
import Testing

@Suite struct FilteredExtractionTests {
    private static let filters: [ImageFilter] = [
        ImageFilter(.laplacianOfGaussian(sigma: 1, truncation: 4)),
        ImageFilter(.wavelet(.db3, level: 1, subband: WaveletSubband(isHigh: [true, false, true]))),
        ImageFilter(.mean(support: 3), boundary: .nearest), ImageFilter(.simoncelli(level: 1), boundary: .periodic),
    ]

    /// The program sees only the part of the image that a filter needs; a filter that looks everywhere gets all of it.
    @Test(arguments: filters)
    func `features of a response are those of the whole image's response`(_ filter: ImageFilter) throws {
        let (image, mask) = try lesion()
        let settings = FeatureSettings(discretisation: .fixedBinNumber(16))
        let found = try FeatureExtraction(settings: settings).extract(from: image, mask: mask, filters: [nil, filter])
        #expect(found.map(\.filter) == [nil, filter])
        let families = FeatureFamily.allCases.filter { $0 != .morphology && $0 != .localIntensity }
        let expected = try FeatureExtraction(settings: settings.changing { $0.families = families }).extract(
            from: filter.response(to: image),
            mask: mask
        )
        let response = try #require(found.last?.features)
        #expect(response.values == expected.values)
        #expect(response.values.count > 100)
        let original = try FeatureExtraction(settings: settings).extract(from: image, mask: mask)
        #expect(found.first?.features == original)
        #expect(original.values != response.values)
    }

    @Test func `re-segmentation looks at the image and not at the response`() throws {
        let (image, mask) = try lesion()
        let range = Resegmentation(range: 20...1000, outlierDeviations: nil)
        let settings = FeatureSettings(resegmentation: range, families: [.intensityStatistics])
        let filter = try #require(Self.filters.first)
        let found = try FeatureExtraction(settings: settings).extract(from: image, mask: mask, filters: [nil, filter])
        #expect(found.map(\.features.voxelsAfter).allSatisfy { $0 == found[0].features.voxelsAfter })
        #expect(found[0].features.voxelsAfter < mask.voxelCount)
    }

    /// A ball near a corner, so that filters meet the image's edge, in an image without symmetry.
    private func lesion() throws -> (Volume<Raw>, Mask) {
        let size = Size3(x: 26, y: 22, z: 18)
        let grid = try VoxelGrid(size: size, spacing: [1, 1, 2])
        var voxels: [Float] = []
        var isInside: [UInt8] = []
        for z in 0..<size.z {
            for y in 0..<size.y {
                for x in 0..<size.x {
                    voxels.append(Float((x * 7 + y * 13 + z * 29 + x * y * z) % 61))
                    let (dx, dy, dz) = (x - 6, y - 7, 2 * (z - 3))
                    isInside.append(dx * dx + dy * dy + dz * dz <= 30 ? 1 : 0)
                }
            }
        }
        return (try Volume(grid: grid, voxels: voxels), try Mask(grid: grid, isInside: isInside))
    }
}
