import Foundation
import ImageFiles
import Imaging
import TestSupport
import Testing

@Suite struct NIfTIFileTests {
    private func sample() throws -> Volume<Raw> {
        let grid = try VoxelGrid(
            size: Size3(x: 3, y: 4, z: 5),
            spacing: [0.5, 1.5, 3],
            origin: [-12, 34, 5],
            direction: Matrix3([0, 1, 0], [1, 0, 0], [0, 0, -1])
        )
        return try Volume(grid: grid, voxels: (0..<60).map { Float($0) * 0.25 - 3 })
    }

    @Test func `an image that was written reads back with its geometry`() throws {
        let volume = try sample()
        let bytes = try NIfTIFile.bytes(of: volume)
        let read = try NIfTIFile.volume(bytes)
        #expect(read.voxels == volume.voxels)
        #expect(read.grid.mismatch(with: volume.grid, tolerance: 1e-6) == nil)
        #expect(try NIfTIFile.bytes(of: volume) == bytes)
    }

    @Test func `a mask that was written reads back`() throws {
        let grid = try sample().grid
        let mask = try Mask(grid: grid, isInside: (0..<60).map { $0 % 3 == 0 ? 1 : 0 })
        #expect(try NIfTIFile.mask(NIfTIFile.bytes(of: mask)).isInside == mask.isInside)
    }

    @Test func `a file that is cut anywhere is refused`() throws {
        let bytes = try NIfTIFile.bytes(of: sample())
        for length in 0..<bytes.count {
            #expect(throws: ImageFileError.self) { try NIfTIFile.volume(Array(bytes.prefix(length))) }
        }
        #expect(throws: ImageFileError.self) { try NIfTIFile.volume(bytes + [0]) }
    }

    @Test func `an image beyond the limit is refused before it is decompressed`() throws {
        #expect(throws: ImageFileError.self) { try NIfTIFile.volume(NIfTIFile.bytes(of: sample()), limit: 500) }
    }
}

/// The sarcoma images: what the manifest says of each case was measured by other programs.
@Suite(.enabled(if: SharedData.url("data/sts-mr-t1") != nil, "needs the shared sarcoma images"))
struct SarcomaImageTests {
    @Test func `every image and mask has the shape, spacing and voxel count of the manifest`() throws {
        let folder = try #require(SharedData.url("data/sts-mr-t1"))
        let manifest = try String(contentsOf: folder.appendingPathComponent("manifest.csv"), encoding: .utf8)
        let rows = manifest.split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows.count == 30)
        for row in rows {
            let image = try NIfTIFile.volume(NIfTIFile.read(folder.appendingPathComponent(String(row[3]))))
            let mask = try NIfTIFile.mask(NIfTIFile.read(folder.appendingPathComponent(String(row[4]))))
            #expect(image.grid.size.description == row[9])
            let spacing = row[10].split(separator: "x").compactMap { Double($0) }
            #expect((0..<3).allSatisfy { (image.grid.spacing[$0] - spacing[$0]).magnitude < 1e-4 })
            #expect(mask.voxelCount == Int(row[11]))
            #expect(image.grid.mismatch(with: mask.grid) == nil)
        }
    }
}

/// Hostile and unusual NIfTI and NRRD files with the verdict that a reader owes them.
@Suite(.enabled(if: SharedData.url("data/malformed") != nil, "needs the shared malformed inputs"))
struct MalformedImageTests {
    @Test(arguments: [("nifti", 30), ("nrrd", 11)])
    func `every case gets the expected verdict`(kind: String, atLeast count: Int) throws {
        let folder = try #require(SharedData.url("data/malformed"))
        let table = try String(contentsOf: folder.appendingPathComponent("expected.csv"), encoding: .utf8)
        let cases = table.split(separator: "\n").map {
            $0.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false)
        }
        .filter { $0.count > 2 && $0[1] == kind }
        #expect(cases.count >= count)
        let clean = try features(of: folder.appendingPathComponent("nifti-clean"))
        for row in cases {
            let outcome = Result { try features(of: folder.appendingPathComponent(String(row[0]))) }
            switch (row[2], outcome) {
            case ("accept", .failure(let error)): Issue.record("\(row[0]) should be read: \(error)")
            case ("reject", .success): Issue.record("\(row[0]) should be refused")
            case (_, .success(let found)) where row[3] == "clean":
                #expect(found == clean, "\(row[0]) should equal the clean case")
            default: break
            }
        }
    }

    private struct Content: Equatable {
        let voxels: [Float]
        let isInside: [UInt8]
    }

    /// What the extraction does with a case before features: read both, compare grids, refuse what has no meaning.
    private func features(of folder: URL) throws -> Content {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let imageName = try #require(names.first { $0.hasPrefix("image") })
        let maskName = try #require(names.first { $0.hasPrefix("mask") })
        let image = try ImageFile.volume(NIfTIFile.read(folder.appendingPathComponent(imageName)))
        let mask = try ImageFile.mask(NIfTIFile.read(folder.appendingPathComponent(maskName)))
        if let mismatch = image.grid.mismatch(with: mask.grid) { throw ImagingError.gridMismatch(mismatch) }
        guard mask.voxelCount > 0 else { throw ImagingError.emptyMask }
        for (voxel, inside) in zip(image.voxels, mask.isInside) where inside == 1 && !voxel.isFinite {
            throw ImageFileError.notAMask("a voxel inside the mask is not finite")
        }
        return Content(voxels: image.voxels, isInside: mask.isInside)
    }
}
