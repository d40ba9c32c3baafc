import DICOM
import Testing

/// No message repeats what a file holds, however the file is damaged.
@Suite struct ConfidentialityTests {
    @Test func `no error has text of the file`() throws {
        let reader = try DICOMReader.built()
        let file = SyntheticFile.bytes(SyntheticFile.image)
        var messages: Set<String> = []
        for position in 132..<file.count {
            for value in [0xFF, 0x41, file[position] ^ 1] as [UInt8] {
                var damaged = file
                damaged[position] = value
                for read in [reader.header(in:), reader.image(in:)] {
                    if let error = failure({ () throws(DICOMError) in try read(damaged) }) {
                        messages.insert("\(error)")
                    }
                }
            }
        }
        #expect(messages.count > 4)
        for secret in ["SECRET", "NAME", "GIVEN", "1947", "4711", "1.2.826"] {
            #expect(messages.allSatisfy { !$0.contains(secret) })
        }
        #expect(messages.allSatisfy { !$0.contains("had to be stopped") && !$0.contains("damaged:") })
    }
}
