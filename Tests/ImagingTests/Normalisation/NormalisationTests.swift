import Imaging
import Testing

@testable import Imaging

@Suite struct NormalisationTests {
    private let phantom: Volume<Raw>

    /// The phantom of Vectors/imaging.py.
    init() throws {
        let grid = try VoxelGrid(size: Size3(x: 20, y: 16, z: 6), spacing: [1, 1, 1])
        var voxels: [Float] = []
        for index in 0..<grid.size.count {
            let (x, y, z) = (index % 20, index / 20 % 16, index / 320)
            let distance = (x - 8) * (x - 8) + (y - 8) * (y - 8)
            var value = index * 37 % 11
            if distance <= 36, distance > 2 { value = 200 + index * 7919 % 101 }
            if x >= 17, y < 5, z < 3 { value = 290 }
            voxels.append(Float(value))
        }
        phantom = try Volume(grid: grid, voxels: voxels)
    }

    private func expect(_ volume: Volume<Raw>, shows expected: [Double], tolerance: Double = 1e-6) {
        for (position, expected) in expected.enumerated() {
            let found = Double(volume.voxels[position * 97])
            #expect((found - expected).magnitude <= tolerance * max(1, expected.magnitude))
        }
    }

    @Test func `the body is the largest part above Otsu's threshold`() throws {
        let threshold = try #require(OtsuThreshold.threshold(of: phantom.voxels))
        #expect((threshold - NormalisationVectors.threshold).magnitude < 1e-9)
        let body = try Mask.body(of: phantom)
        #expect(body.voxelCount == NormalisationVectors.bodyVoxels)
        let sum = body.isInside.indices.reduce(0) { $0 + (body.isInside[$1] == 1 ? $1 : 0) }
        #expect(sum == NormalisationVectors.bodyIndexSum)
        #expect(!body.contains(x: 8, y: 8, z: 3))
        #expect(!body.contains(x: 19, y: 0, z: 0))
    }

    @Test func `z-scores are those of NumPy`() throws {
        let whole = try ZScore(clipping: 1.2, scale: 100)
        expect(
            try Normalisation.zScore(whole, over: .wholeImage).normalised(phantom, meaning: .arbitrary),
            shows: NormalisationVectors.wholeImage
        )
        expect(
            try Normalisation.zScore(.plain, over: .body).normalised(phantom, meaning: .arbitrary),
            shows: NormalisationVectors.overBody
        )
        let trimmed = Normalisation.zScore(try ZScore(trimming: 1.5, clipping: 3), over: .mask(try .body(of: phantom)))
        expect(try trimmed.normalised(phantom, meaning: .arbitrary), shows: NormalisationVectors.trimmed)
    }

    @Test func `landmarks, a trained scale and mapped intensities are those of NumPy and SciPy`() throws {
        let body = try Mask.body(of: phantom)
        let second = try changed { $0 > 100 ? $0 * 1.5 + 40 : $0 }
        let third = try changed {
            let value = $0 > 100 ? $0 * 1.5 + 40 : $0
            return value * value / 500
        }
        let first = try IntensityLandmarks(of: phantom, in: body)
        for (found, expected) in zip(first.intensities, NormalisationVectors.landmarks) {
            #expect((found - expected).magnitude < 1e-9)
        }
        let scale = try LandmarkScale(training: [first, try IntensityLandmarks(of: third, in: body)])
        for (found, expected) in zip(scale.standard.intensities, NormalisationVectors.scale) {
            #expect((found - expected).magnitude < 1e-4)
        }
        let normalised = try Normalisation.landmarks(scale, over: .body).normalised(second, meaning: .arbitrary)
        expect(normalised, shows: NormalisationVectors.mapped)
    }

    private func changed(_ change: (Float) -> Float) throws -> Volume<Raw> {
        try Volume(grid: phantom.grid, voxels: phantom.voxels.map(change))
    }

    @Test func `a linear change of contrast does not change normalised intensities`() throws {
        let other = try changed { $0 * 3 + 17 }
        let scale = try LandmarkScale(training: [IntensityLandmarks(of: phantom, in: .body(of: phantom))])
        for normalisation in [Normalisation.zScore(.plain, over: .body), .landmarks(scale, over: .body)] {
            let first = try normalisation.normalised(phantom, meaning: .arbitrary).voxels
            let second = try normalisation.normalised(other, meaning: .arbitrary).voxels
            for (first, second) in zip(first, second) { #expect((first - second).magnitude < 1e-3) }
        }
    }

    @Test func `a map of a quantity is never normalised`() throws {
        let meaning = IntensityMeaning.quantitative(.apparentDiffusion)
        #expect(throws: ImagingError.quantityNotNormalised(.apparentDiffusion)) {
            try Normalisation.zScore(.plain, over: .wholeImage).normalised(phantom, meaning: meaning)
        }
        #expect(try Normalisation.unchanged.normalised(phantom, meaning: meaning).voxels == phantom.voxels)
        #expect("\(ImagingError.quantityNotNormalised(.apparentDiffusion))".contains("apparent diffusion coefficient"))
    }

    @Test func `missing intensities stay missing and count for nothing`() throws {
        var voxels = phantom.voxels
        voxels[170] = .nan
        let holed = try Volume<Raw>(grid: phantom.grid, voxels: voxels)
        let scale = try LandmarkScale(training: [IntensityLandmarks(of: phantom, in: .body(of: phantom))])
        for normalisation in [Normalisation.zScore(.plain, over: .body), .landmarks(scale, over: .body)] {
            let result = try normalisation.normalised(holed, meaning: .arbitrary).voxels
            #expect(result[170].isNaN)
            #expect(result.count { $0.isNaN } == 1)
        }
    }

    @Test func `a flat image has no body and a flat region no score`() throws {
        let flat = try changed { _ in 0.1 }
        #expect(throws: ImagingError.noBody) { try Mask.body(of: flat) }
        #expect(throws: ImagingError.flatIntensities) {
            try Normalisation.zScore(.plain, over: .wholeImage).normalised(flat, meaning: .arbitrary)
        }
        #expect(throws: ImagingError.flatIntensities) {
            try IntensityLandmarks(of: phantom, in: ReferenceRegion.wholeImage.mask(in: phantom), at: .init([1, 2, 3]))
        }
    }

    @Test func `impossible settings are refused`() throws {
        #expect(throws: ImagingError.self) { try ZScore(trimming: 0.5) }
        #expect(throws: ImagingError.self) { try ZScore(clipping: .nan) }
        #expect(throws: ImagingError.self) { try ZScore(scale: 0) }
        #expect(throws: ImagingError.self) { try LandmarkPercentiles([50]) }
        #expect(throws: ImagingError.self) { try LandmarkPercentiles([10, 10, 20]) }
        #expect(throws: ImagingError.self) { try LandmarkPercentiles([0, 101]) }
        #expect(throws: ImagingError.self) { try LandmarkScale(training: []) }
        #expect(throws: ImagingError.self) {
            try IntensityLandmarks(percentiles: .standard, intensities: [1, 2, 3])
        }
        #expect(try LandmarkPercentiles(from: 0, to: 99.8).values.count == 11)
        #expect(LandmarkPercentiles.standard.values == [1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 99])
    }
}
