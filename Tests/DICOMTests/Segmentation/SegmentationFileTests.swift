import DICOM
import Imaging
import TestSupport
import Testing

@Suite struct SegmentationFileTests {
    @Test(.enabled(if: SharedData.url("data/qin-prostate-adc-seg") != nil))
    func `segments of the prostate have the voxels that other code finds`() throws {
        let segmentation = try Segmentation(MaskFile.image("data/qin-prostate-adc-seg/seg.dcm"))
        #expect(
            segmentation.labels.map(\.description) == [
                #"1 "Normal""#, #"2 "Peripheral zone of the prostate""#, #"3 "Lesion""#, #"4 "Prostate""#,
            ]
        )
        #expect(segmentation.segments.allSatisfy { $0.algorithm == .manual })
        let masks = try (1...4).map { try segmentation.mask(of: $0) }
        #expect(masks.map(\.voxelCount) == [140, 2158, 118, 15_306])
        #expect(masks[0].rowSums == SegmentationVectors.prostateNormal)
        #expect(masks[1].rowSums == SegmentationVectors.prostatePeripheralZone)
        #expect(masks[2].rowSums == SegmentationVectors.prostateLesion)
        #expect(masks[3].rowSums == SegmentationVectors.prostate)
    }

    @Test(.enabled(if: SharedData.url("data/qin-prostate-adc-seg") != nil))
    func `the prostate's grid is that of its map though the spacing differs in the seventh digit`() throws {
        let images = try ClassicStack("data/qin-prostate-adc-seg/adc")
        let segmentation = try Segmentation(MaskFile.image("data/qin-prostate-adc-seg/seg.dcm"))
        #expect(images.grid != segmentation.grid)
        #expect(images.grid.mismatch(with: segmentation.grid) == nil)
        #expect(segmentation.frameOfReference == images.frameOfReference)
        #expect(segmentation.referencedSeries == [images.series])
        #expect(segmentation.referencedInstances == images.instances)
        let mask = try segmentation.mask(of: 3)
        let transferred = try mask.resampled(onto: images.grid)
        #expect(transferred.isSameGrid)
        #expect(transferred.mask == mask)
    }

    @Test(.enabled(if: SharedData.url("data/seg-bitpacking-23x38x3") != nil))
    func `frames that do not begin at borders of bytes are unpacked`() throws {
        let images = try ClassicStack("data/seg-bitpacking-23x38x3/image")
        let segmentation = try Segmentation(MaskFile.image("data/seg-bitpacking-23x38x3/mask/mask.dcm"))
        let mask = try segmentation.mask(of: .only)
        #expect(mask.voxelCount == 322)
        #expect(mask.rowSums == SegmentationVectors.phantom)
        #expect(images.grid.mismatch(with: mask.grid) == nil)
    }
}
