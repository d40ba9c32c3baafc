import DICOM

extension DICOMReader {
    /// A reader over the program `dicom-reader` in this program's folder; `nil` if it is not there.
    static var besideThisProgram: DICOMReader? { programBesideExecutable.map { DICOMReader(program: $0) } }
}
