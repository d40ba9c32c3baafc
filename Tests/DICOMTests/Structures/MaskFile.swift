import DICOM
import TestSupport
import Testing

/// Files of the shared data, through the child process that reads them.
enum MaskFile {
    private static let reader: DICOMReader? = (try? BuiltProduct.url("dicom-reader")).map { DICOMReader(program: $0) }

    static func header(_ path: String) throws -> DICOMFile {
        try #require(reader).header(of: #require(SharedData.url(path)))
    }

    static func image(_ path: String) throws -> DICOMFile {
        try #require(reader).image(of: #require(SharedData.url(path)))
    }
}
