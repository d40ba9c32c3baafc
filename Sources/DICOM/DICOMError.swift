/// Why a DICOM file could not be used.
///
/// Says what was found and what would be right. Holds no path, no identifier and no text from the file, since any text
/// may name a patient; the one exception are the names of a mask's regions, made fit to be shown (``MaskLabel``).
public enum DICOMError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file cannot be opened or read.
    case unreadable(String)

    /// The file is larger than is read.
    case tooLarge(bytes: Int, limit: Int)

    /// The file is no DICOM file.
    case notDICOM

    /// The reader looked at the file and refused it.
    case refused(String)

    /// The reader did not survive the file.
    case readerStopped(String)

    /// The reader cannot be started.
    case noReader(String)

    /// The reader's answer is not a data set.
    case damagedAnswer(String)

    /// An attribute that is needed is absent or empty.
    case missing(Attribute)

    /// An attribute has a value that cannot be.
    case badValue(Attribute, expected: String)

    /// The file is of a kind that is not used.
    case unsupported(String)

    /// The segmentation or structure set gives no mask.
    case unusableMask(MaskDefect)

    /// The slices do not form one image.
    case unusableStack(StackDefect)

    /// One sentence.
    public var description: String {
        switch self {
        case .unreadable(let reason): "the file cannot be read: \(reason)"
        case .tooLarge(let bytes, let limit): "the file has \(bytes) bytes; at most \(limit) are read"
        case .notDICOM: "the file is not DICOM"
        case .refused(let reason): "the DICOM file is not usable: \(reason)"
        case .readerStopped(let reason): "the DICOM reader had to be stopped at this file: \(reason)"
        case .noReader(let reason): "the DICOM reader cannot be started: \(reason)"
        case .damagedAnswer(let reason): "the DICOM reader's answer is damaged: \(reason)"
        case .missing(let attribute): "\(attribute) is absent"
        case .badValue(let attribute, let expected): "\(attribute) has an impossible value; expected \(expected)"
        case .unsupported(let reason): "the DICOM file is of a kind that is not used: \(reason)"
        case .unusableStack(let defect): "the slices make no image: \(defect)"
        case .unusableMask(let defect): "the mask cannot be used: \(defect)"
        }
    }
}
