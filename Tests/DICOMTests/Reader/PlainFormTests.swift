import DICOM
import Testing

/// What a file becomes on its way through the reader.
@Suite struct PlainFormTests {
    private typealias File = SyntheticFile

    @Test func `long binary values are left out, and coordinates of contours are kept`() throws {
        let coordinates = Array(repeating: "-12.5\\3.25\\7", count: 6000).joined(separator: "\\")
        let contour = File.implicit(0x3006, 0x0050, File.text(coordinates))
        let contours = File.implicit(0x3006, 0x0040, File.item(contour))
        let file = File.bytes(
            File.implicit(0x0029, 0x0010, File.text("SIEMENS CSA HEADER"))
                + File.implicit(0x0029, 0x1010, .init(repeating: 7, count: 65_536))
                + File.implicit(0x0029, 0x1020, .init(repeating: 7, count: 65_538))
                + File.implicit(0x3006, 0x0039, File.item(contours)),
            transferSyntax: File.implicitLittle
        )
        let dataSet = try DICOMReader.built().header(in: file).dataSet
        #expect(dataSet.bytes(Tag(0x0029, 0x1010))?.count == 65_536)
        #expect(dataSet[Tag(0x0029, 0x1020)] == nil)
        let read = try #require(dataSet.items(Tag(0x3006, 0x0039)).first?.items(Tag(0x3006, 0x0040)).first)
        let numbers = try #require(read.numbers(Tag(0x3006, 0x0050)))
        #expect(numbers.count == 18_000)
        #expect(Array(numbers.suffix(3)) == [-12.5, 3.25, 7])
    }

    @Test func `text is converted to UTF-8`() throws {
        let file = File.bytes(
            File.element(0x0008, 0x0005, "CS", File.text("ISO_IR 100"))
                + File.element(0x0008, 0x103E, "LO", [0x4D, 0xFC, 0x6C, 0x6C, 0x65, 0x72])
        )
        let dataSet = try DICOMReader.built().header(in: file).dataSet
        #expect(dataSet.text(Tag(0x0008, 0x103E)) == "Müller")
        #expect(dataSet.text(Tag(0x0008, 0x0005)) == "ISO_IR 192")
    }

    /// The example of PS3.5, H.3.1: names in ASCII, Kanji and Hiragana.
    @Test func `a file with a Japanese name is read`() throws {
        let name =
            "Yamada^Tarou=\u{1B}$B;3ED\u{1B}(B^\u{1B}$BB@O:\u{1B}(B="
            + "\u{1B}$B$d$^$@\u{1B}(B^\u{1B}$B$?$m$&\u{1B}(B"
        let file = File.bytes(
            File.element(0x0008, 0x0005, "CS", File.text("\\ISO 2022 IR 87"))
                + File.element(0x0008, 0x0060, "CS", File.text("MR"))
                + File.element(0x0010, 0x0010, "PN", File.text(name)) + File.description(rows: 4, columns: 4)
                + File.element(0x7FE0, 0x0010, "OW", (0..<32).map { UInt8($0) })
        )
        let dataSet = try DICOMReader.built().image(in: file).dataSet
        #expect(dataSet.text(Tag(0x0008, 0x0060)) == "MR")
        #expect(dataSet.text(Tag(0x0010, 0x0010))?.hasPrefix("Yamada^Tarou=") == true)
        #expect(dataSet.bytes(.pixelData)?.count == 32)
    }

    @Test func `an attribute that an archive kept as unknown has the representation of the dictionary`() throws {
        let file = File.bytes(File.element(0x0018, 0x9087, "UN", [0, 0, 0, 0, 0, 0x40, 0x8F, 0x40]))
        #expect(try DICOMReader.built().header(in: file).dataSet.number(Tag(0x0018, 0x9087)) == 1000)
    }

    @Test func `elements out of order are put in order, and group lengths are left out`() throws {
        let file = File.bytes(
            File.element(0x0010, 0x0020, "LO", File.text("B"))
                + File.element(0x0008, 0x0000, "UL", [4, 0, 0, 0])
                + File.element(0x0008, 0x0060, "CS", File.text("MR"))
        )
        let dataSet = try DICOMReader.built().header(in: file).dataSet
        #expect(dataSet.text(Tag(0x0008, 0x0060)) == "MR")
        #expect(dataSet[Tag(0x0008, 0x0000)] == nil)
        #expect(dataSet.text(Tag(0x0010, 0x0020)) == "B")
    }

    @Test func `what follows the pixel data is not looked at`() throws {
        let file = File.bytes(File.image) + [UInt8](repeating: 0xFF, count: 17)
        #expect(try DICOMReader.built().image(in: file).dataSet.bytes(.pixelData)?.count == 32)
    }

    @Test func `a big-endian file has its words turned round`() throws {
        let words: [(UInt16, UInt16)] = [(0x0010, 2), (0x0011, 1), (0x0100, 8), (0x0101, 8), (0x0102, 7), (0x0103, 0)]
        let description = words.flatMap { element, value in
            [0x00, 0x28] + [UInt8(element >> 8), UInt8(element & 0xFF)] + Array("US".utf8) + [0, 2, 0, UInt8(value)]
        }
        let header: (String) -> [UInt8] = { [0x7F, 0xE0, 0x00, 0x10] + Array($0.utf8) + [0, 0, 0, 0, 0, 2] }
        let reader = try DICOMReader.built()
        let inWords = File.bytes(description + header("OW") + [2, 1], transferSyntax: File.explicitBig)
        let inBytes = File.bytes(description + header("OB") + [1, 2], transferSyntax: File.explicitBig)
        #expect(try reader.image(in: inWords).dataSet.bytes(.pixelData) == [1, 2])
        #expect(try reader.image(in: inBytes).dataSet.bytes(.pixelData) == [1, 2])
    }
}
