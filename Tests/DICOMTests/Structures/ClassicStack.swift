import DICOM
import Foundation
import Imaging
import TestSupport
import Testing

/// A folder of classic single-frame images: what the tests of masks need of it.
struct ClassicStack {
    let grid: VoxelGrid
    let frameOfReference: String?
    let series: String?
    let instances: Set<String>

    /// The stack of every file in a folder of the shared data.
    init(_ folder: String) throws {
        let url = try #require(SharedData.url(folder))
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".dcm") }
        try self.init(names.map { try MaskFile.header("\(folder)/\($0)").dataSet })
    }

    init(_ images: [DataSet]) throws {
        let first = try #require(images.first)
        let axes = try #require(first.numbers(Tag(0x0020, 0x0037)))
        let row = SIMD3(axes[0], axes[1], axes[2])
        let column = SIMD3(axes[3], axes[4], axes[5])
        let normal = SIMD3(
            row.y * column.z - row.z * column.y,
            row.z * column.x - row.x * column.z,
            row.x * column.y - row.y * column.x
        )
        let positions = try images.map { image in
            let corner = try #require(image.numbers(Tag(0x0020, 0x0032)))
            return SIMD3(corner[0], corner[1], corner[2])
        }
        let heights = positions.map { ($0 * normal).sum() }
        let lowest = try #require(heights.min())
        let highest = try #require(heights.max())
        let spacing = try #require(first.numbers(Tag(0x0028, 0x0030)))
        grid = try VoxelGrid(
            size: Size3(
                x: try #require(first.integer(Tag(0x0028, 0x0011))),
                y: try #require(first.integer(Tag(0x0028, 0x0010))),
                z: images.count
            ),
            spacing: [spacing[1], spacing[0], (highest - lowest) / Double(images.count - 1)],
            origin: positions[try #require(heights.firstIndex(of: lowest))],
            direction: Matrix3(row, column, normal)
        )
        frameOfReference = first.text(Tag(0x0020, 0x0052))
        series = first.text(Tag(0x0020, 0x000E))
        instances = Set(images.compactMap { $0.text(Tag(0x0008, 0x0018)) })
    }
}
