/// What is asked of `dicom-reader`, as `Sources/DICOMReader/README.md` has it.
enum ReaderRequest: UInt8 {
    case header = 1
    case image = 2

    /// What stands before a file's bytes.
    func header(fileBytes: Int) -> [UInt8] {
        Array("DCMq".utf8) + [rawValue, 0, 0, 0]
            + (0..<8).map { UInt8(truncatingIfNeeded: fileBytes >> (8 * $0)) }
    }
}
