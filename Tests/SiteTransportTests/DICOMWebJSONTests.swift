import Testing

@testable import SiteTransport

@Suite struct DICOMWebJSONTests {
    private func list(_ text: String) throws -> [DICOMJSONObject] { try DICOMJSONObject.list(Array(text.utf8)) }

    @Test func `values are read as the standard writes them`() throws {
        let objects = try list(
            """
            [{"0020000D": {"vr": "UI", "Value": ["1.2.3"]}, "00201209": {"vr": "IS", "Value": [20]},
              "00080060": {"vr": "CS", "Value": ["MR "]}, "00100010": {"vr": "PN", "Value": [{"Alphabetic": "X"}]},
              "00400275": {"vr": "SQ", "Value": [{"0020000E": {"vr": "UI", "Value": ["9.9"]}}]}}]
            """
        )
        #expect(objects.count == 1)
        #expect(objects.first?.identifier(.studyInstanceUID)?.text == "1.2.3")
        #expect(objects.first?.integer(.numberOfSeriesRelatedInstances) == 20)
        #expect(objects.first?.text(.modality) == "MR")
        // Of a sequence nothing comes to the top.
        #expect(objects.first?.text(.seriesInstanceUID) == nil)
    }

    @Test func `what is written otherwise is read all the same`() throws {
        let objects = try list(
            """
            [{"0020000d": {"Value": ["1.2.3\\u0000"]}, "00201209": {"vr": "IS", "Value": ["20"]}},
             {"00201209": {"vr": "IS", "Value": [20.0]}, "00080060": {"vr": "CS"}, "00100020": {"vr": "LO", "Value": [7]}},
             {"00201209": {"vr": "IS", "Value": []}, "00080060": {"vr": "CS", "Value": [null]}, "0008103E": null},
             {"00201209": "20", "00080060": {"vr": "CS", "Value": "MR"}, "00100020": {"vr": "LO", "Value": ["  "]}}]
            """
        )
        #expect(objects.map { $0.integer(.numberOfSeriesRelatedInstances) } == [20, 20, nil, nil])
        #expect(objects.map { $0.text(.modality) } == [nil, nil, nil, nil])
        #expect(objects.map { $0.text(.patientID) } == [nil, "7", nil, nil])
        #expect(objects.first?.identifier(.studyInstanceUID)?.text == "1.2.3")
    }

    @Test func `an empty answer has no objects`() throws {
        #expect(try list("").isEmpty)
        #expect(try list("[]").isEmpty)
        #expect(try list(" [ ] \n").isEmpty)
    }

    @Test(arguments: ["{", "{}", "null", "[1]", "[[]]", "<html></html>", "[{}", #"{"errors": []}"#, "\u{0}"])
    func `what is no list of objects is refused`(text: String) {
        #expect(throws: DICOMJSONObject.Defect.self) { try list(text) }
    }

    @Test func `deep nesting is refused and does not crash`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: DICOMJSONObject.Defect.self) { try list(deep) }
        let inner = #"[{"0020000D":{"Value":["# + String(repeating: "[", count: 50_000)
        #expect(throws: DICOMJSONObject.Defect.self) { try list(inner) }
    }

    @Test(arguments: [
        ("1.2.840", "1.2.840"), ("1.2\0", "1.2"), ("1.2 ", "1.2"), ("1.02.3", "1.02.3"), ("12", nil), ("", nil),
        ("1..2", nil), (".1", nil), ("1.", nil), ("1.2/../3", nil), ("1.2?x", nil), ("1.2%2f", nil), ("１.２", nil),
        (String(repeating: "1.", count: 32) + "1", nil),
    ])
    func `a UID is digits and dots and nothing else`(text: String, expected: String?) {
        #expect(UniqueIdentifier(text)?.text == expected)
    }
}
