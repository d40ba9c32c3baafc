public import Imaging

/// Why a file could not be read as an image or a mask.
///
/// Says what was found and what would be right; never a path.
public enum ImageFileError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file cannot be opened or read.
    case unreadable(String)

    /// The file is larger than is read.
    case tooLarge(bytes: Int, limit: Int)

    /// The compressed data is damaged, cut off or followed by other bytes.
    case damagedCompression(String)

    /// The file is of another kind than expected.
    case otherFormat(String)

    /// The file begins like no image that is read.
    case unknownFormat

    /// The file is NRRD, of a kind that is not read.
    case unsupportedNRRD(String)

    /// A field of the header has a value that cannot be.
    case badHeader(field: String, value: String, expected: String)

    /// The file has fewer or more bytes than its header says.
    case wrongLength(expected: Int, found: Int)

    /// The geometry is impossible.
    case badGeometry(ImagingError)

    /// The mask has not the label that is asked for; which it has, at most ten.
    case labelAbsent(Int, present: [Int])

    /// A mask holds values that are not labels.
    case notAMask(String)

    /// One sentence.
    public var description: String {
        switch self {
        case .unreadable(let reason): "the file cannot be read: \(reason)"
        case .tooLarge(let bytes, let limit): "the image has \(bytes) bytes; at most \(limit) are read"
        case .damagedCompression(let reason): "the gzip data is damaged: \(reason)"
        case .otherFormat(let found): "the file is not a single-file NIfTI-1 image: \(found)"
        case .unknownFormat:
            "the file is of no known kind; NIfTI-1 in one file (.nii, .nii.gz) and NRRD with attached data are read"
        case .unsupportedNRRD(let reason): "the NRRD file cannot be read: \(reason)"
        case .badHeader(let field, let value, let expected):
            "the header field \(field) is \(value); expected \(expected)"
        case .wrongLength(let expected, let found):
            "the file has \(found) bytes; its header says \(expected)"
        case .badGeometry(let error): "the geometry is not usable: \(error)"
        case .labelAbsent(let label, let present):
            "the file is not a mask: it has no label \(label); there are: "
                + present.map(String.init).joined(separator: ", ")
        case .notAMask(let reason): "the file is not a mask: \(reason)"
        }
    }
}
