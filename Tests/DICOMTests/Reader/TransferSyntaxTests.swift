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

    @Test func `a code stream of signed samples under a header of unsigned ones is refused`() throws {
        let reader = DICOMReader(program: try BuiltProduct.url("dicom-reader"))
        let folder = try #require(SharedData.url("data/transfer-syntax/same-image"))
        let start: [UInt8] = [0xFF, 0x4F, 0xFF, 0x51]
        var altered = 0
        for name in ["1", "2", "3", "4", "5", "7", "9"] {
            var bytes = try [UInt8](Data(contentsOf: folder.appendingPathComponent("\(name).dcm")))
            guard let stream = bytes.firstRange(of: start) else { continue }
            // ISO/IEC 15444-1, A.5.1: after the marker of the size, 38 bytes; then the depth, whose high bit is the sign.
            bytes[stream.upperBound + 38] |= 0x80
            let url = FileManager.default.temporaryDirectory.appendingPathComponent("signed-\(name).dcm")
            try Data(bytes).write(to: url)
            defer { try? FileManager.default.removeItem(at: url) }
            #expect(throws: DICOMError.self) { try reader.image(of: url) }
            altered += 1
        }
        #expect(altered == 1)
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
