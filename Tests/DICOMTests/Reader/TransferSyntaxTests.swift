import DICOM
import Foundation
import TestSupport
import Testing

@Suite(.enabled(if: SharedData.url("data/transfer-syntax") != nil)) struct TransferSyntaxTests {
    @Test(arguments: ["1", "2", "3", "4", "5", "7", "9"])
    func `one image in seven transfer syntaxes decodes to equal pixels`(name: String) throws {
        let reader = DICOMReader(program: try BuiltProduct.url("dicom-reader"))
        let folder = try #require(SharedData.url("data/transfer-syntax/same-image"))
        let file = try reader.image(of: folder.appendingPathComponent("\(name).dcm"))
        let pixels = try #require(file.dataSet.numbers(Tag(0x7FE0, 0x0010)) ?? file.dataSet.words)
        #expect(pixels.count == 384 * 384)
        // pydicom's sum.
        #expect(pixels.reduce(0, +) == 38_036_663)
    }
}

extension DataSet {
    /// The pixel data as unsigned words.
    var words: [Double]? {
        bytes(Tag(0x7FE0, 0x0010)).map { bytes in
            stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map {
                Double(UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8)
            }
        }
    }
}
