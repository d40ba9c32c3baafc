import DICOM
import Foundation
import Imaging
import TestSupport
import Testing

/// Volumes of the real folders against what pydicom and numpy make of them (Vectors/corpus_volumes.py).
@Suite(.enabled(if: SharedData.url("data/vendor-dwi") != nil)) struct CorpusVolumeTests {
    private struct Row {
        let folder: String
        let selector: String
        let numbers: [Double]
    }

    private static func rows() throws -> [Row] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Vectors/corpus_volumes.csv")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Row(folder: fields[0], selector: fields[1], numbers: fields[2...].map { Double($0) ?? .nan })
        }
    }

    /// The sum of values and that of values times their place, which order and direction alter.
    private static func sums(_ volume: Volume<Raw>) -> (Double, Double) {
        var sum = 0.0
        var moment = 0.0
        for (index, value) in volume.voxels.enumerated() {
            sum += Double(value)
            moment += Double(value) * Double(index % 1009)
        }
        return (sum, moment)
    }

    private static func close(_ first: Double, _ second: Double, _ tolerance: Double) -> Bool {
        (first - second).magnitude <= tolerance
    }

    @Test func `every volume has the size, place and values that pydicom finds`() throws {
        let byFolder = Dictionary(grouping: try Self.rows(), by: \.folder)
        for (path, rows) in byFolder.sorted(by: { $0.key < $1.key }) {
            let folder = try SortedFolder(path)
            var left = try folder.volumes.map { (volume: $0, image: try folder.read($0)) }
            #expect(left.count == rows.count, "\(path)")
            for row in rows {
                let index = left.firstIndex { volume, image in
                    let grid = image.grid
                    let (sum, moment) = Self.sums(image)
                    let geometry = [
                        Double(grid.size.x), Double(grid.size.y), Double(grid.size.z), grid.spacing.x, grid.spacing.y,
                        grid.spacing.z, grid.origin.x, grid.origin.y, grid.origin.z, grid.direction[2].x,
                        grid.direction[2].y, grid.direction[2].z,
                    ]
                    let isSameB =
                        row.selector.isEmpty || Self.close(volume.bValue ?? -1, Double(row.selector) ?? -2, 1e-9)
                    return isSameB && zip(geometry, row.numbers).allSatisfy { Self.close($0, $1, 2e-4) }
                        && Self.close(sum, row.numbers[12], 1e-6 * row.numbers[12].magnitude)
                        && Self.close(moment, row.numbers[13], 1e-6 * row.numbers[13].magnitude)
                }
                #expect(index != nil, "\(path) \(row.selector)")
                if let index { left.remove(at: index) }
            }
        }
    }

    @Test func `volumes do not depend on the order of files`() throws {
        for path in ["vendor-dwi/philips-classic", "prostatex-0000", "vendor-dwi/siemens-xa30-enhanced"] {
            let folder = try SortedFolder(path)
            #expect(folder.volumes.count > 3)
            var generator = SystemRandomNumberGenerator()
            for _ in 0..<3 {
                let shuffled = folder.instances.shuffled(using: &generator)
                #expect(SeriesSorter.volumes(of: shuffled) == folder.volumes, "\(path)")
            }
        }
    }

    @Test func `mosaics are recognised and refused`() throws {
        let folder = try SortedFolder("transfer-syntax/same-image")
        #expect(folder.volumes.allSatisfy { $0.kind == .mosaic && $0.defect == .noStack(.mosaic) })
        #expect(folder.volumes.reduce(0) { $0 + $1.slices.count + $1.duplicates.count } == folder.instances.count)
        #expect(folder.instances.count >= 7)
        for volume in folder.volumes { #expect(throws: DICOMError.self) { try folder.read(volume) } }
    }

    @Test func `masks are told from images`() throws {
        let segmentations = try SortedFolder("qin-prostate-adc-seg").instances.filter { $0.content == .segmentation }
        #expect(segmentations.count == 1)
        let structures = try SortedFolder("sts-dicom-rtstruct/STS_025").instances.filter { $0.content == .structureSet }
        #expect(structures.count == 1)
        #expect(structures.allSatisfy { $0.frames.isEmpty && $0.format == nil })
    }

    @Test(arguments: ["STS_008", "STS_025", "STS_042"])
    func `images that were resampled before publication are T1-weighted by name`(name: String) throws {
        let volumes = try SortedFolder("sts-dicom-rtstruct/\(name)/image").volumes
        #expect(volumes.map(\.kind) == [.anatomical(.t1)])
    }

    @Test func `an oblique stack has the spacing of its positions`() throws {
        let volume = try #require(try SortedFolder("sts001-original-t2fs/image").volumes.first)
        #expect(volume.kind == .anatomical(.t2))
        #expect(volume.acquisition.vendor == .siemens)
        #expect(volume.acquisition.sliceThicknessMillimeters == 4)
        #expect(try (#require(volume.grid).spacing.z - 5.2).magnitude < 1e-3)
    }
}
