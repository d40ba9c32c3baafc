import Foundation
import ImageFiles
import Imaging
import Kernels

@testable import SiteAgentCore

/// Tiny diffusion-weighted images with a lesion each, and the table that lists them.
///
/// The identifiers are ones that no message may hold: see ``secrets``.
struct ImageCohort {
    var header = "patient,lesion,score,series,image,mask"

    /// What must never be seen outside the table.
    static let secrets = ["GEHEIM", "Mustermann", "L-links"]

    let folder: TemporaryFolder
    var rows: [String] = []

    /// Writes `lesions` lesions, two to a patient, with scores 0 to 9.
    init(lesions: Int, in folder: TemporaryFolder) throws {
        self.folder = folder
        for number in 0..<lesions {
            for bValue in [0, 200] {
                let image = "images/GEHEIM-\(number / 2)/\(number)-b\(bValue).nii.gz"
                let mask = "images/GEHEIM-\(number / 2)/\(number)-mask.nii.gz"
                try folder.write(Self.image(seed: number, bValue: bValue), to: image)
                try folder.write(Self.mask(size: 3), to: mask)
                rows.append(
                    "GEHEIM-Mustermann-\(number / 2),L-links-\(number),\(number % 10),dwi_b\(bValue),\(image),\(mask)"
                )
            }
        }
    }

    var table: CohortTable {
        CohortTable(Array(([header] + rows).joined(separator: "\n").utf8), folder: folder.url)
    }

    static func grid(spacing: SIMD3<Double> = [1.5, 1.5, 3]) throws -> VoxelGrid {
        try VoxelGrid(size: Size3(x: 8, y: 7, z: 5), spacing: spacing)
    }

    static func image(seed: Int, bValue: Int, spacing: SIMD3<Double> = [1.5, 1.5, 3]) throws -> [UInt8] {
        var generator = SeededGenerator(seed: UInt64(seed))
        let voxels = (0..<280).map { _ in
            let signal = Float(200 + 20 * seed) + Float(generator.uniform()) * 50
            return bValue == 0 ? signal * 1.4 : signal
        }
        return try NIfTIFile.bytes(of: Volume<Raw>(grid: grid(spacing: spacing), voxels: voxels))
    }

    /// A box of so many voxels along each axis; 0 makes an empty mask.
    static func mask(size: Int, spacing: SIMD3<Double> = [1.5, 1.5, 3]) throws -> [UInt8] {
        let grid = try grid(spacing: spacing)
        var inside = [UInt8](repeating: 0, count: grid.size.count)
        for z in 1..<1 + size {
            for y in 1..<1 + size {
                for x in 1..<1 + size { inside[grid.index(x: x, y: y, z: z)] = 1 }
            }
        }
        return try NIfTIFile.bytes(of: Mask(grid: grid, isInside: inside))
    }
}
