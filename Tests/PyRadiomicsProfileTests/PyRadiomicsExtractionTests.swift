import Imaging
import PyRadiomicsProfile
import Radiomics
import Testing

@Suite struct PyRadiomicsExtractionTests {
    private let grid: VoxelGrid

    init() throws { grid = try VoxelGrid(size: Size3(x: 8, y: 7, z: 6), spacing: [1, 1, 2]) }

    private func volume(_ value: (Int) -> Float) throws -> Volume<Raw> {
        try Volume(grid: grid, voxels: (0..<grid.size.count).map(value))
    }

    private func mask(_ isInside: (Int, Int, Int) -> Bool) throws -> Mask {
        var voxels: [UInt8] = []
        for z in 0..<6 {
            for y in 0..<7 { for x in 0..<8 { voxels.append(isInside(x, y, z) ? 1 : 0) } }
        }
        return try Mask(grid: grid, isInside: voxels)
    }

    private func box() throws -> Mask { try mask { x, y, z in (1...6).contains(x) && (1...4).contains(y) && z < 5 } }

    @Test func `there are 107 features for an image, and 93 for each further one`() throws {
        var settings = PyRadiomicsSettings()
        #expect(settings.featureNames.count == 107)
        settings.imageTypes = [.original, .wavelet(), .log(sigma: [1, 2.5]), .gradient()]
        #expect(settings.featureNames.count == 107 + 93 * 11)
        #expect(settings.featureNames.contains("log-sigma-2-5-mm-3D_glcm_Imc1"))
        let features = try PyRadiomicsExtraction(settings: settings)
            .extract(from: volume { Float($0 * 37 % 101) }, mask: box())
        #expect(features.values.map(\.name) == settings.featureNames)
    }

    @Test func `a flat region has the values that PyRadiomics falls back to`() throws {
        let features = try PyRadiomicsExtraction().extract(from: volume { _ in 40 }, mask: box())
        let expected = [
            "glcm_Correlation": 1, "glcm_Imc1": 0, "glcm_Imc2": 0, "glcm_MCC": 1, "ngtdm_Coarseness": 1e6,
            "ngtdm_Contrast": 0, "ngtdm_Busyness": 0, "ngtdm_Strength": 0, "firstorder_Skewness": 0,
            "firstorder_Kurtosis": 0, "glcm_JointEnergy": 1, "glszm_ZonePercentage": 1.0 / 120,
        ]
        for (name, value) in expected {
            let number = try #require(features["original_\(name)"]?.number)
            #expect((number - value).magnitude < 1e-12, "\(name)")
        }
        #expect(features.warnings.contains { $0.contains("same grey level") })
        #expect(features.binCounts == ["original": 1])
    }

    @Test func `voxels that do not touch have no pairs but all other features`() throws {
        let scattered = try mask { x, y, z in x % 3 == 0 && y % 3 == 0 && z % 3 == 0 }
        let features = try PyRadiomicsExtraction().extract(from: volume { Float($0) }, mask: scattered)
        #expect(features["original_glcm_Contrast"] == .undefined(.noNeighbors))
        #expect(features["original_glszm_ZonePercentage"] == .value(1))
        // Two voxels of a row are on one line, though not beside each other.
        #expect(features["original_glrlm_RunPercentage"] == .value(1))
    }

    @Test func `an image that a filter cannot take has undefined features`() throws {
        var settings = PyRadiomicsSettings()
        settings.imageTypes = [.square, .log(sigma: [50])]
        let features = try PyRadiomicsExtraction(settings: settings).extract(from: volume { _ in 0 }, mask: box())
        #expect(features.values.count == 14 + 93 * 2)
        #expect(features["square_glcm_Contrast"]?.number == nil)
        #expect(features["log-sigma-50-0-mm-3D_firstorder_Mean"]?.number == nil)
        #expect(features.warnings.count == 2)
    }

    @Test func `regions that are too small are refused`() throws {
        let image = try volume { Float($0) }
        let extraction = try PyRadiomicsExtraction()
        #expect(throws: PyRadiomicsError.emptyMask) {
            try extraction.extract(from: image, mask: mask { _, _, _ in false })
        }
        for small in [try mask { x, y, z in x + y + z == 0 }, try mask { _, y, z in y + z == 0 }] {
            #expect(throws: PyRadiomicsError.self) { try extraction.extract(from: image, mask: small) }
        }
        var settings = PyRadiomicsSettings()
        settings.resegmentRange = [1e6]
        #expect(throws: PyRadiomicsError.self) {
            try PyRadiomicsExtraction(settings: settings).extract(from: image, mask: box())
        }
    }

    @Test func `voxels without a value are refused inside and tolerated outside`() throws {
        let inside = try volume { $0 == 9 + 56 ? .nan : Float($0) }
        #expect(throws: PyRadiomicsError.self) { try PyRadiomicsExtraction().extract(from: inside, mask: box()) }
        let outside = try volume { $0 == 0 ? .nan : Float($0) }
        let clean = try PyRadiomicsExtraction().extract(from: volume { Float($0) }, mask: box(), pixelType: .float)
        #expect(try PyRadiomicsExtraction().extract(from: outside, mask: box(), pixelType: .float) == clean)
    }

    @Test func `settings out of range are refused`() {
        let changes: [(inout PyRadiomicsSettings) -> Void] = [
            { $0.binWidth = 0 }, { $0.binWidth = .nan }, { $0.binCount = 0 }, { $0.distances = [] },
            { $0.distances = [1, 1] }, { $0.force2Ddimension = 3 }, { $0.resegmentRange = [] },
            { $0.imageTypes = [.log(sigma: [0])] }, { $0.imageTypes = [.original, .original] },
            { $0.resampledPixelSpacing = [1, -1, 1] }, { $0.featureClasses = [.shape2D] }, { $0.normalizeScale = 0 },
        ]
        for change in changes {
            var settings = PyRadiomicsSettings()
            change(&settings)
            #expect(throws: PyRadiomicsError.self) { try PyRadiomicsExtraction(settings: settings) }
        }
    }
}
