import CanonicalEncoding
import Foundation
import ImageFiles
import Imaging

/// A case read to be drawn, or why it is not.
///
/// The one place that reads a case's files for a preview; the rest works on volumes and masks.
enum PreviewCase: Sendable {
    /// An image with the mask on its grid, and how the mask got there.
    case readable(Volume<Raw>, Mask, MaskPlacement)

    /// The table leaves it out.
    case excluded(String)

    /// A file cannot be used.
    case unreadable(String)

    /// Reads the files of a row, which must be those that were fingerprinted; never throws, since one bad case stops
    /// no page.
    static func load(_ row: PreviewRow, expecting fingerprint: CaseFingerprint) -> PreviewCase {
        guard let files = row.files else { return .excluded(row.reasonLeftOut ?? "") }
        let image: Volume<Raw>
        do throws(ImageFileError) {
            image = try ImageFile.volume(try bytes(files.image, expecting: fingerprint.image))
        } catch {
            return .unreadable("Image: \(error)")
        }
        do throws(ImageFileError) {
            let mask = try ImageFile.mask(try bytes(files.mask, expecting: fingerprint.mask), label: row.label)
            let placement = MaskPlacement(of: mask, on: image.grid)
            return .readable(image, try placement.mask(mask, on: image.grid), placement)
        } catch {
            return .unreadable("Mask: \(error)")
        }
    }

    private static func bytes(_ file: URL, expecting digest: SHA256Digest?) throws(ImageFileError) -> [UInt8] {
        let bytes = try NIfTIFile.read(file)
        guard SHA256Digest(hashing: bytes) == digest else {
            throw .unreadable("it changed while it was read; write the preview again")
        }
        return bytes
    }
}
