import DICOM
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.url("data/prostatex-0000") != nil)) struct CorpusTests {
    @Test(arguments: ReaderSpot.all)
    func `pixels and descriptions are those that pydicom reads`(spot: ReaderSpot) throws {
        let reader = try DICOMReader.built()
        let url = try #require(SharedData.url("data/\(spot.path)"))
        let header = try reader.header(of: url)
        #expect(header.transferSyntax == spot.transferSyntax)
        #expect(header.dataSet.text(Tag(0x0008, 0x0060)) == spot.modality)
        #expect(header.dataSet[.pixelData] == nil)
        #expect(header.dataSet.integer(Tag(0x0028, 0x0010)) ?? 0 == spot.rows)
        #expect(header.dataSet.integer(Tag(0x0028, 0x0011)) ?? 0 == spot.columns)
        #expect(header.dataSet.integer(Tag(0x0028, 0x0008)) ?? 1 == spot.frames)
        let items = header.dataSet.items(Tag(0x5200, 0x9230)) + header.dataSet.items(Tag(0x3006, 0x0039))
        #expect(items.count == spot.items)
        guard spot.pixelBytes > 0 else {
            #expect(failure { () throws(DICOMError) in try reader.image(of: url) } == .refused("it has no pixel data"))
            return
        }
        let pixels = try #require(try reader.image(of: url).dataSet.bytes(.pixelData))
        #expect(pixels.count == (spot.pixelBytes + 1) / 2 * 2)
        #expect(pixels.reduce(0) { $0 + Int($1) } == spot.byteSum)
    }

    @Test(arguments: [
        "vendor-dwi", "prostatex-0000", "cmb-crc-scan_001", "qin-prostate-adc-seg", "seg-bitpacking-23x38x3",
        "sts-dicom-rtstruct", "sts001-original-t2fs", "transfer-syntax",
    ])
    func `every file of the corpus is read`(folder: String) throws {
        let reader = try DICOMReader.built()
        let files = try #require(
            SharedData.url("data/\(folder)").map { FileManager.default.enumerator(atPath: $0.path) }
        )
        var count = 0
        while let path = files?.nextObject() as? String {
            guard path.hasSuffix(".dcm"), let url = SharedData.url("data/\(folder)/\(path)") else { continue }
            let header = try reader.header(of: url).dataSet
            if header.text(Tag(0x0008, 0x0060)) != "RTSTRUCT" {
                let image = try reader.image(of: url).dataSet
                #expect(image.elements.map(\.tag) == header.elements.map(\.tag) + [.pixelData])
            }
            count += 1
        }
        #expect(count >= 4)
    }
}
