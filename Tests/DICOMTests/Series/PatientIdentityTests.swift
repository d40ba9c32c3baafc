import DICOM
import Testing

@Suite struct PatientIdentityTests {
    private static func instance(_ identifier: [UInt8]) throws -> Instance {
        var header = HeaderBuilder()
        header[0x0010, 0x0020] = DataElement(.longString, .bytes(identifier[...]))
        return try header.instance(file: 0)
    }

    @Test func `identifiers that are no UTF-8 stay different`() throws {
        let first = try Self.instance([0xC4, 0x31, 0x32]).series.patient
        let second = try Self.instance([0xD6, 0x31, 0x32]).series.patient
        #expect(first != second)
        #expect(first.identifier == "bytes:c43132")
        #expect(second.identifier == "bytes:d63132")
    }

    @Test func `an issuer that is no UTF-8 counts, too`() throws {
        let patients = try [UInt8(0xC4), 0xD6].map { byte in
            var header = HeaderBuilder()
            header[0x0010, 0x0021] = DataElement(.longString, .bytes([byte, 0x20]))
            return try header.instance(file: 0).series.patient
        }
        #expect(patients[0] != patients[1])
    }

    @Test func `padding is no part of an identifier`() throws {
        #expect(try Self.instance(Array("KEY ".utf8)).series.patient.identifier == "KEY")
        #expect(try Self.instance(Array("Ä12\0".utf8)).series.patient.identifier == "Ä12")
        #expect(try Self.instance([0x20, 0]).series.patient.identifier == nil)
    }

    @Test(arguments: [
        Array(repeating: UInt8(ascii: "1"), count: 65), Array("12\u{1B}[31m".utf8), Array("12\n34".utf8),
        [0xC4] + Array(repeating: UInt8(ascii: "1"), count: 64), [0xC4, 0x1B, 0x31],
        Array("12\u{85}34".utf8),
    ])
    func `an identifier that cannot be is the defect of its file`(bytes: [UInt8]) {
        #expect(throws: DICOMError.self) { try Self.instance(bytes) }
    }

    @Test func `64 characters are allowed, whatever they take`() throws {
        #expect(try Self.instance(Array(repeating: UInt8(ascii: "1"), count: 64)).frames.count == 1)
        #expect(try Self.instance(Array(String(repeating: "ä", count: 64).utf8)).frames.count == 1)
    }

    @Test func `an error about an identifier does not show it`() {
        do {
            _ = try Self.instance(Array(repeating: UInt8(ascii: "7"), count: 65))
            Issue.record("accepted")
        } catch {
            #expect(!"\(error)".contains("777") && "\(error)".contains("PatientID"))
        }
    }
}
