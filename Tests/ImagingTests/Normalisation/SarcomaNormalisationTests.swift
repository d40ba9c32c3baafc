import Foundation
import ImageFiles
import Imaging
import TestSupport
import Testing

private let folder = SharedData.url("data/sts-mr-t1/nifti")

/// Real T1-weighted images, which their publisher has corrected and normalised on fat already.
@Suite(.enabled(if: folder != nil)) struct SarcomaNormalisationTests {
    private let images: [Volume<Raw>]

    init() throws {
        let folder = try #require(folder)
        let patients = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().prefix(4)
        images = try patients.map { patient in
            let place = folder.appendingPathComponent(patient)
            let files = try #require(FileManager.default.enumerator(atPath: place.path)).compactMap { $0 as? String }
            let image = try #require(files.first { $0.contains("image") && $0.contains(".nii") })
            return try NIfTIFile.volume(NIfTIFile.read(place.appendingPathComponent(image)))
        }
    }

    @Test func `a body is a good part of each image`() throws {
        for image in images {
            let fraction = Double(try Mask.body(of: image).voxelCount) / Double(image.voxels.count)
            #expect((0.1...0.9).contains(fraction), "\(fraction)")
        }
    }

    @Test func `z-scores over the body have mean zero and deviation one`() throws {
        for image in images {
            let body = try Mask.body(of: image)
            let result = try Normalisation.zScore(.plain, over: .mask(body)).normalised(image, meaning: .arbitrary)
            let scores = zip(result.voxels, body.isInside).filter { $1 == 1 }.map { Double($0.0) }
            let mean = scores.reduce(0, +) / Double(scores.count)
            let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scores.count - 1)
            #expect(mean.magnitude < 1e-5)
            #expect((variance - 1).magnitude < 1e-5)
        }
    }

    @Test func `mapped images have the landmarks of the scale and keep the order of intensities`() throws {
        let bodies = try images.map { try Mask.body(of: $0) }
        let landmarks = try zip(images, bodies).map { try IntensityLandmarks(of: $0, in: $1) }
        let scale = try LandmarkScale(training: landmarks)
        for (image, body) in zip(images, bodies) {
            let result = try Normalisation.landmarks(scale, over: .mask(body)).normalised(image, meaning: .arbitrary)
            let found = try IntensityLandmarks(of: result, in: body).intensities
            for (found, wanted) in zip(found, scale.standard.intensities) { #expect((found - wanted).magnitude < 0.05) }
            let pairs = zip(image.voxels, result.voxels).sorted { $0.0 < $1.0 }
            #expect(zip(pairs, pairs.dropFirst()).allSatisfy { $0.1 <= $1.1 })
        }
    }
}
