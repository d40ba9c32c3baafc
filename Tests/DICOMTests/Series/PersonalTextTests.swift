import DICOM
import Testing

/// What a file says of who its patient is does not stand in the texts that are kept of it.
@Suite struct PersonalTextTests {
    private static func description(_ text: String, name: String = "", identifier: String = "KEY") throws -> String {
        var header = HeaderBuilder()
        header[0x0008, 0x103E] = .text(.longString, text)
        header[0x0010, 0x0010] = .text(.personName, name)
        header[0x0010, 0x0020] = .text(.longString, identifier)
        return try header.instance(file: 0).series.seriesDescription
    }

    @Test(arguments: [
        ("t2 tse Mustermann", "Mustermann^Erika", "t2 tse …"),
        ("ERIKA t2 mustermann", "Mustermann^Erika", "… t2 …"),
        ("t2_Mustermann_tra", "Mustermann^Erika", "t2_…_tra"),
        ("MustermannErika", "Mustermann^Erika", "…"),
        ("van der Berg t2", "van der Berg^Jo", "… … … t2"),
        ("Jo t2", "van der Berg^Jo", "… t2"),
        // Two letters are a name only as a word of their own.
        ("Liver Li Bo t2_li", "Li^Bo", "Liver … … t2_…"),
        ("T Joint", "van der Berg^Jo", "T Joint"),
        // Short names stand inside of many words.
        ("Lesion 1", "Popescu^Ion", "Lesion 1"),
        ("Lebermetastase Hans", "Leber^Hans", "Lebermetastase …"),
        // Who is called like what is outlined is not named by it.
        ("GTV tumor", "GTV^Tumor", "GTV tumor"),
        ("t2 Muller", "Müller^Ida", "t2 …"),
        ("t2 Mueller", "Müller^Ida", "t2 …"),
        ("t2 MÜLLER", "Mu\u{308}ller^Ida", "t2 …"),
        ("t2 Yamada", "Yamada^Tarou=山田^太郎", "t2 …"),
        ("t2 山田", "Yamada^Tarou=山田^太郎", "t2 …"),
        ("t2 tse tra", "", "t2 tse tra"),
        ("", "Mustermann^Erika", ""),
    ])
    func `parts of the name are left out of a description`(text: String, name: String, kept: String) throws {
        #expect(try Self.description(text, name: name) == kept)
    }

    @Test func `identifiers are left out, too, if they have four characters or more`() throws {
        #expect(try Self.description("t2 pat 0815-a", identifier: "0815-A") == "t2 pat …")
        #expect(try Self.description("Lesion_001", identifier: "001") == "Lesion_001")
        var header = HeaderBuilder()
        header[0x0008, 0x103E] = .text(.longString, "t2 4711 H-99 X-77")
        header[0x0010, 0x1000] = .text(.longString, "4711\\H-99")
        let other = DataSet([Tag(0x0010, 0x0020): .text(.longString, "X-77")])
        header[0x0010, 0x1002] = DataElement(.sequence, .items([other]))
        #expect(try header.instance(file: 0).series.seriesDescription == "t2 … … …")
    }

    @Test func `the date of birth is left out, however it is written`() throws {
        var header = HeaderBuilder()
        header[0x0008, 0x103E] = .text(.longString, "geb. 31.01.1950 19500131 1950-01-31 01/31/1950 1950")
        header[0x0010, 0x0030] = .text(.date, "19500131")
        #expect(try header.instance(file: 0).series.seriesDescription == "geb. … … … … 1950")
    }

    @Test func `what an image shows is still told by the whole description`() throws {
        var header = HeaderBuilder()
        header[0x0008, 0x103E] = .text(.longString, "localizer")
        let kind = try header.instance(file: 0).frames.first?.kind
        header[0x0010, 0x0010] = .text(.personName, "Localizer^Lo")
        let named = try header.instance(file: 0)
        #expect(named.series.seriesDescription == "…")
        #expect(named.frames.first?.kind == kind)
    }

    @Test func `a description of any length is read in bounded time`() throws {
        let name = String(repeating: "aaaa ", count: 10_000)
        let kept = try Self.description(String(repeating: "ab", count: 100_000), name: name)
        #expect(kept.count <= 1024)
    }

    @Test func `names of segments and regions are without the patient's`() throws {
        var structures = StructureBuilder([[[0, 0, 0], [1, 0, 0], [1, 1, 0]]])
        structures.regions[0].name = "GTV Mustermann"
        var segmentation = SegmentationBuilder()
        segmentation.segments = [(1, "Tumor 0815-A")]
        segmentation.frames = [.init(segment: 1, position: [0, 0, 0], pixels: [1, 0, 0, 0, 0, 0, 0, 0, 0])]
        #expect(try StructureSet(Self.named(structures.file)).labels.map(\.name) == ["GTV …"])
        #expect(try Segmentation(Self.named(segmentation.file)).labels.map(\.name) == ["Tumor …"])
        #expect(try StructureSet(structures.file).labels.map(\.name) == ["GTV Mustermann"])
    }

    private static func named(_ file: DICOMFile) -> DICOMFile {
        var elements = Dictionary(uniqueKeysWithValues: file.dataSet.elements.map { ($0.tag, $0.element) })
        elements[Tag(0x0010, 0x0010)] = .text(.personName, "Mustermann^Erika")
        elements[Tag(0x0010, 0x0020)] = .text(.longString, "0815-A")
        return DICOMFile(transferSyntax: file.transferSyntax, dataSet: DataSet(elements))
    }

    @Test(arguments: [
        ("101112", "10:11"), ("235959.123", "23:59"), ("08:15:00", "08:15"), ("0815", "08:15"), ("24", nil),
        ("2460", nil), ("ab12", nil), ("", nil),
    ])
    func `the time of a series is its hour and minute`(text: String, expected: String?) throws {
        var header = HeaderBuilder()
        header[0x0008, 0x0031] = .text(.time, text)
        #expect(try header.instance(file: 0).series.seriesTime == expected)
    }
}
