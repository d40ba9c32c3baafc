import DICOM
import Testing

@Suite struct DataSetParserTests {
    /// (0008,0060) CS "MR", then (0008,1140) SQ with one item that holds (0008,1155) UI "1.2\0".
    private static let example: [UInt8] =
        [0x08, 0, 0x60, 0, 0x43, 0x53, 2, 0, 0x4D, 0x52]
        + [0x08, 0, 0x40, 0x11, 0x53, 0x51, 0, 0, 20, 0, 0, 0]
        + [0xFE, 0xFF, 0, 0xE0, 12, 0, 0, 0, 0x08, 0, 0x55, 0x11, 0x55, 0x49, 4, 0, 0x31, 0x2E, 0x32, 0]

    @Test func `elements and items are read`() throws {
        let dataSet = try DataSet(explicitLittleEndian: Self.example[...])
        #expect(dataSet.text(Tag(0x0008, 0x0060)) == "MR")
        #expect(dataSet.items(Tag(0x0008, 0x1140)).map { $0.text(Tag(0x0008, 0x1155)) } == ["1.2"])
        #expect(dataSet.elements.count == 2)
    }

    @Test func `no beginning of a data set is taken for a whole one unless it ends between elements`() {
        for length in Self.example.indices where length != 0 && length != 10 {
            #expect(throws: DICOMError.self) { try DataSet(explicitLittleEndian: Self.example[..<length]) }
        }
    }

    @Test func `a tag that does not rise is refused`() {
        let first = Self.example[..<10]
        #expect(throws: DICOMError.damagedAnswer("tags do not rise")) {
            try DataSet(explicitLittleEndian: (first + first)[...])
        }
    }

    @Test func `sequences without end are refused at a stated depth`() {
        var bytes: [UInt8] = []
        for _ in 0..<100 {
            let length = UInt32(bytes.count + 8)
            let lengths = { (number: UInt32) in (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
            bytes =
                [0x08, 0, 0x40, 0x11, 0x53, 0x51, 0, 0] + lengths(length) + [0xFE, 0xFF, 0, 0xE0]
                + lengths(length - 8) + bytes
        }
        #expect(throws: DICOMError.damagedAnswer("sequences stand too deep in each other")) {
            try DataSet(explicitLittleEndian: bytes[...])
        }
    }

    @Test(arguments: ["nan", "inf", "0x10", "1,5", "", "1 2"])
    func `what is no decimal number is not read as one`(text: String) {
        let dataSet = DataSet([Tag(0x0028, 0x0030): DataElement(.decimalString, .bytes(Array(text.utf8)[...]))])
        #expect(dataSet.numbers(Tag(0x0028, 0x0030)) == nil)
    }
}
