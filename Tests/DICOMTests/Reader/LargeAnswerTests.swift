import DICOM
import Testing

/// Answers that do not fit into one piece of the protocol (1 MiB).
@Suite struct LargeAnswerTests {
    private typealias File = SyntheticFile

    private static let piece = 1 << 20

    private static func letters(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(0x41 + $0 % 23) } }

    @Test func `a description of ten thousand frames is read`() throws {
        let frames = (0..<10_000).flatMap { number in
            let position = File.element(0x0020, 0x0032, "DS", File.text("-12.5\\3.25\\\(number)"))
            return File.item(
                File.element(0x0018, 0x9073, "FD", [UInt8](repeating: 0, count: 32))
                    + File.element(0x0020, 0x9113, "SQ", File.item(position))
                    + File.element(0x0028, 0x9110, "SQ", File.item(File.element(0x0018, 0x0050, "DS", File.text("3"))))
            )
        }
        let file = File.bytes(File.element(0x5200, 0x9230, "SQ", frames))
        let dataSet = try DICOMReader.built().header(in: file).dataSet
        let items = dataSet.items(Tag(0x5200, 0x9230))
        #expect(items.count == 10_000)
        #expect(frames.count > Self.piece)
        let last = items.last?.items(Tag(0x0020, 0x9113)).first?.numbers(Tag(0x0020, 0x0032))
        #expect(last == [-12.5, 3.25, 9999])
    }

    /// The border falls before, within and behind the elements at the end.
    @Test func `pixels that cross the border of a piece by any number of bytes arrive whole`() throws {
        let reader = try DICOMReader.built()
        let pixels = Self.letters(512 * 1023 * 2)
        let image = File.description(rows: 1023, columns: 512) + File.element(0x7FE0, 0x0010, "OW", pixels)
        for difference in stride(from: -48, through: 48, by: 2) {
            let count = Self.piece - image.count - 12 + difference
            let file = File.bytes(File.element(0x0009, 0x1001, "UN", Self.letters(count)) + image)
            let dataSet = try reader.image(in: file).dataSet
            #expect(dataSet.bytes(.pixelData) == pixels[...])
            #expect(dataSet.bytes(Tag(0x0009, 0x1001))?.count == count)
        }
    }

    @Test func `a slice of 720 x 720 with private elements is read`() throws {
        let pixels = Self.letters(720 * 720 * 2)
        let file = File.bytes(
            File.element(0x0009, 0x1001, "UN", Self.letters(20_000)) + File.description(rows: 720, columns: 720)
                + File.element(0x7FE0, 0x0010, "OW", pixels)
        )
        #expect(try DICOMReader.built().image(in: file).dataSet.bytes(.pixelData) == pixels[...])
    }

    @Test(arguments: [(1 << 19) - 12, 1 << 19, (1 << 20) - 24, (1 << 20) - 12, 1 << 20, (3 << 20) + 2])
    func `two long texts arrive whole`(count: Int) throws {
        let reader = try DICOMReader.built()
        for difference in [-2, 0, 2] {
            let (first, second) = (Self.letters(count + difference), Self.letters(count))
            let file = File.bytes(
                File.element(0x0008, 0x0119, "UT", first) + File.element(0x0040, 0xA160, "UT", second)
            )
            let dataSet = try reader.header(in: file).dataSet
            #expect(dataSet.bytes(Tag(0x0008, 0x0119)) == first[...])
            #expect(dataSet.bytes(Tag(0x0040, 0xA160)) == second[...])
        }
    }

    @Test(arguments: [1, 2, 5] as [UInt16]) func `an image of several pieces is read`(megapixels: UInt16) throws {
        let pixels = Self.letters(1024 * 1024 * Int(megapixels) * 2)
        let file = File.bytes(
            File.description(rows: 1024 * megapixels, columns: 1024) + File.element(0x7FE0, 0x0010, "OW", pixels)
        )
        #expect(try DICOMReader.built().image(in: file).dataSet.bytes(.pixelData) == pixels[...])
    }
}
