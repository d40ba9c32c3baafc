import DICOM
import Testing

@Suite struct LabelChoiceTests {
    private let labels = [
        MaskLabel(number: 1, name: "Lesion"), MaskLabel(number: 2, name: "lesion"), MaskLabel(number: 7, name: "Edema"),
        MaskLabel(number: 7, name: "edge"),
    ]

    @Test func `a name is found letter for letter before it is found without regard to case`() throws {
        #expect(try LabelChoice.name("lesion").label(among: labels).number == 2)
        #expect(try LabelChoice.name("EDEMA").label(among: labels).number == 7)
        #expect(throws: DICOMError.unusableMask(.labelAmbiguous(.name("LESION"), candidates: [labels[0], labels[1]]))) {
            try LabelChoice.name("LESION").label(among: labels)
        }
    }

    @Test func `a number is found unless two have it`() throws {
        #expect(try LabelChoice.number(1).label(among: labels) == labels[0])
        #expect(throws: DICOMError.self) { try LabelChoice.number(7).label(among: labels) }
        #expect(throws: DICOMError.self) { try LabelChoice.number(3).label(among: labels) }
    }

    @Test func `without a choice there must be one label`() throws {
        #expect(try LabelChoice.only.label(among: [labels[2]]) == labels[2])
        #expect(throws: DICOMError.self) { try LabelChoice.only.label(among: labels) }
        #expect(throws: DICOMError.self) { try LabelChoice.only.label(among: []) }
    }

    @Test func `a message lists at most ten labels`() throws {
        let many = (1...25).map { MaskLabel(number: $0, name: "part \($0)") }
        let error = #expect(throws: DICOMError.self) { try LabelChoice.name("heart").label(among: many) }
        let message = try #require(error).description
        #expect(message.hasSuffix(#"9 "part 9", 10 "part 10" and 15 more"#))
        #expect(message.contains(#"no region of the name "heart"; there are: 1 "part 1", 2"#))
    }

    @Test(arguments: [
        ("GTV\u{1B}[31m\r\nINFO ok", "GTV\u{FFFD}[31m\u{FFFD}INFO ok"),
        ("\u{202E}evil\u{2066}", "\u{FFFD}evil\u{FFFD}"), ("  Tumour\u{A0}1 ", "Tumour 1"), ("Ödem α", "Ödem α"),
        ("a\u{2028}b\u{200B}\u{200D}c", "a\u{FFFD}b\u{FFFD}c"), ("", ""),
    ])
    func `what could steer a terminal or turn a line around is not in a name`(given: String, shown: String) {
        #expect(MaskLabel(number: 1, name: given).name == shown)
    }

    @Test func `a name has at most 64 scalars`() {
        #expect(MaskLabel(number: 1, name: String(repeating: "a", count: 1000)).name.count == 64)
        let accents = "e" + String(repeating: "\u{301}", count: 1000)
        #expect(MaskLabel(number: 1, name: accents).name.unicodeScalars.count == 64)
    }

    @Test func `quotation marks of a name are escaped`() {
        #expect(MaskLabel(number: 4, name: #"a"b\c"#).description == #"4 "a\"b\\c""#)
    }
}
