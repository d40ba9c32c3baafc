import DICOM
import Testing

@Suite struct AcquisitionTests {
    private static func acquisition(_ alter: (inout HeaderBuilder) -> Void) throws -> Acquisition {
        var header = HeaderBuilder()
        alter(&header)
        return try header.instance(file: 0).acquisition
    }

    @Test(arguments: [("FS", Optional(true)), ("PFP\\FS", true), ("SAT1", false), ("", nil)])
    func `the options of the scan tell whether fat was suppressed`(options: String, expected: Bool?) throws {
        let found = try Self.acquisition { $0[0x0018, 0x0022] = .text(.codeString, options) }
        #expect(found.fatSuppression == expected)
    }

    @Test(arguments: [("FAT", Optional(true)), ("FAT_AND_WATER", true), ("WATER", false), ("NONE", false)])
    func `the modifier of an enhanced image tells it, too`(value: String, expected: Bool?) throws {
        let found = try Self.acquisition {
            let modifier = DataSet([DICOM.Tag(0x0018, 0x9025): .text(.codeString, value)])
            let shared = DataSet([DICOM.Tag(0x0018, 0x9115): DataElement(.sequence, .items([modifier]))])
            $0[0x0028, 0x0008] = .text(.integerString, "1")
            $0[0x5200, 0x9229] = DataElement(.sequence, .items([shared]))
            $0[0x5200, 0x9230] = DataElement(.sequence, .items([DataSet()]))
        }
        #expect(found.fatSuppression == expected)
    }

    @Test func `lossy compression in the past is told`() throws {
        #expect(try Self.acquisition { $0[0x0028, 0x2110] = .text(.codeString, "01") }.isLossy)
        #expect(try !Self.acquisition { $0[0x0028, 0x2110] = .text(.codeString, "00") }.isLossy)
        #expect(try !Self.acquisition { _ in }.isLossy)
    }
}
