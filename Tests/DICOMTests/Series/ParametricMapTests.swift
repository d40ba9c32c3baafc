import DICOM
import Imaging
import Testing

@Suite struct ParametricMapTests {
    /// A map of one frame with a mapping of its values.
    private static func map(_ mapping: [DICOM.Tag: DataElement]) -> HeaderBuilder {
        var header = HeaderBuilder()
        header[0x0008, 0x0016] = .text(.uniqueIdentifier, "1.2.840.10008.5.1.4.1.1.30")
        header[0x0028, 0x0008] = .text(.integerString, "1")
        let frame = DataSet([
            DICOM.Tag(0x0040, 0x9096): DataElement(.sequence, .items([DataSet(mapping)]))
        ])
        header[0x5200, 0x9230] = DataElement(.sequence, .items([frame]))
        return header
    }

    private static let slope = DICOM.Tag(0x0040, 0x9225)
    private static let table = DICOM.Tag(0x0040, 0x9212)

    @Test func `values are mapped by slope and intercept`() throws {
        let files = FilesInMemory([
            Self.map([Self.slope: .doubles([0.5]), DICOM.Tag(0x0040, 0x9224): .doubles([-1])])
        ])
        #expect(try files.volumes.first?.read(files.file).voxels == [4, 4.5, 5, 5.5, 6, 6.5])
    }

    @Test func `a map by a table is refused, and so is one without a mapping`() throws {
        #expect(
            throws: DICOMError.unsupported(
                "a parametric map whose values a table gives; expected a slope and an intercept"
            )
        ) { try Self.map([Self.table: .doubles([1, 2, 3])]).instance(file: 0) }
        for mapping: [DICOM.Tag: DataElement] in [[:], [Self.slope: .doubles([0])]] {
            #expect(throws: DICOMError.self) { try Self.map(mapping).instance(file: 0) }
        }
    }
}
