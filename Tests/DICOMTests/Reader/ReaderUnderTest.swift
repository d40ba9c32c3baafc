import DICOM
import Foundation
import TestSupport

extension DICOMReader {
    /// The program as it was built with these tests.
    static func built(_ change: (inout ReaderLimits) -> Void = { _ in }) throws -> DICOMReader {
        var limits = ReaderLimits()
        change(&limits)
        return DICOMReader(program: try BuiltProduct.url("dicom-reader"), limits: limits)
    }
}

extension Tag {
    static let pixelData = Tag(0x7FE0, 0x0010)
}

/// What a read comes to.
func failure(_ read: () throws(DICOMError) -> DICOMFile) -> DICOMError? {
    do {
        _ = try read()
        return nil
    } catch {
        return error
    }
}
