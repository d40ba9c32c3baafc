import DICOM
import Foundation
import ImageFiles
import Imaging
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.url("data/sts-dicom-rtstruct") != nil))
struct SarcomaContourTests {
    private static let published = ["STS_008": 8862, "STS_025": 9655, "STS_042": 11_175]

    @Test(arguments: published.sorted { $0.key < $1.key })
    func `filled contours equal the published mask voxel for voxel`(patient: String, voxels: Int) throws {
        let folder = "data/sts-dicom-rtstruct/\(patient)"
        let images = try ClassicStack("\(folder)/image")
        let structures = try StructureSet(MaskFile.header("\(folder)/mask/RS.dcm"))
        let drawn = try structures.mask(
            of: .name("GTV_Mass_MR_T1"),
            on: images.grid,
            frameOfReference: images.frameOfReference
        )
        let url = try #require(SharedData.url("data/sts-mr-t1/nifti/\(patient)/MR_T1_mask.nii.gz"))
        let published = try ImageFile.mask(Array(Data(contentsOf: url)))
        #expect(drawn.mask.voxelCount == voxels)
        #expect(published.voxelCount == voxels)
        #expect(Self.differences(published, drawn.mask) == 0)
        #expect(drawn.warnings == [])
    }

    /// How many voxels inside the first are not inside the second at the same place in the patient.
    private static func differences(_ first: Mask, _ second: Mask) -> Int {
        var differences = 0
        for z in 0..<first.grid.size.z {
            for y in 0..<first.grid.size.y {
                for x in 0..<first.grid.size.x where first.contains(x: x, y: y, z: z) {
                    let position = first.grid.position(of: [Double(x), Double(y), Double(z)])
                    let place = second.grid.indices(of: position).rounded(.toNearestOrEven)
                    if !second.contains(x: Int(place.x), y: Int(place.y), z: Int(place.z)) { differences += 1 }
                }
            }
        }
        return differences
    }

    @Test func `contours find their slices though they name images that do not exist`() throws {
        let images = try ClassicStack("data/sts-dicom-rtstruct/STS_025/image")
        let structures = try StructureSet(MaskFile.header("data/sts-dicom-rtstruct/STS_025/mask/RS.dcm"))
        #expect(structures.referencedInstances.count == 25)
        #expect(structures.referencedInstances.isDisjoint(with: images.instances))
        #expect(structures.referencedSeries == [images.series])
        #expect(structures.frameOfReference == images.frameOfReference)
    }

    @Test(.enabled(if: SharedData.url("data/sts001-original-t2fs") != nil))
    func `contours on tilted slices equal those filled by other code`() throws {
        let images = try ClassicStack("data/sts001-original-t2fs/image")
        let structures = try StructureSet(MaskFile.header("data/sts001-original-t2fs/mask/1-1.dcm"))
        #expect(structures.labels.map(\.description) == [#"1 "GTV_Mass""#, #"2 "GTV_Edema""#])
        let references = structures.references
        try references.check(frameOfReference: images.frameOfReference, series: images.series)
        #expect(references.instances.isSubset(of: images.instances))
        let mass = try structures.mask(of: 1, on: images.grid)
        #expect(mass.mask.rowSums == ContourVectors.sarcomaMass)
        #expect(mass.warnings == [])
        #expect(mass.contours == 20)
        let edema = try structures.mask(of: 2, on: images.grid)
        #expect(edema.mask.rowSums == ContourVectors.sarcomaEdema)
        #expect(edema.contours == 32)
    }

    @Test(.enabled(if: SharedData.url("data/sts001-original-t2fs") != nil))
    func `a mask drawn on the tilted slices is the same on slices in reverse order`() throws {
        let images = try ClassicStack("data/sts001-original-t2fs/image")
        let grid = images.grid
        let structures = try StructureSet(MaskFile.header("data/sts001-original-t2fs/mask/1-1.dcm"))
        let drawn = try structures.mask(of: 1, on: grid).mask
        let reversed = try VoxelGrid(
            size: grid.size,
            spacing: grid.spacing,
            origin: grid.position(of: [0, 0, Double(grid.size.z - 1)]),
            direction: Matrix3(grid.direction[0], grid.direction[1], -grid.direction[2])
        )
        #expect(try structures.mask(of: 1, on: reversed).mask.voxelCount == drawn.voxelCount)
        let transferred = try drawn.resampled(onto: reversed)
        #expect(transferred.mask == (try structures.mask(of: 1, on: reversed).mask))
        #expect(transferred.voxelsLost == 0)
    }
}
