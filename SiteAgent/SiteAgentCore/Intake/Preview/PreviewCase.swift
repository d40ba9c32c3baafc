import CanonicalEncoding
import Foundation
import Imaging

/// A case read to be drawn, or why it is not.
///
/// The one place that reads a case's files for a preview; the rest works on volumes and masks.
enum PreviewCase: Sendable {
    /// An image with the mask on its grid, how the mask got there, and what was noticed while they were read.
    case readable(Volume<Raw>, Mask, MaskPlacement, warnings: [String])

    /// The table leaves it out.
    case excluded(String)

    /// A file cannot be used.
    case unreadable(String)

    /// Reads the files of a row, which must be those that were fingerprinted; never throws, since one bad case stops
    /// no page.
    static func load(
        _ row: PreviewRow,
        expecting fingerprint: CaseFingerprint,
        _ images: LocalImages
    ) -> PreviewCase {
        guard let files = row.files else { return .excluded(row.reasonLeftOut ?? "") }
        let image: LocalImage
        do {
            image = try images.image(files.image)
            try check(files.image, is: fingerprint.image)
        } catch {
            return .unreadable("Image: \(error.detail)")
        }
        do {
            let read = try images.mask(files.mask, label: row.label, on: image)
            try check(files.mask, is: fingerprint.mask)
            let placement = MaskPlacement(of: read.mask, on: image.volume.grid)
            return .readable(
                image.volume,
                try placement.mask(read.mask, on: image.volume.grid),
                placement,
                warnings: image.warnings + read.warnings
            )
        } catch let exclusion as Exclusion {
            return .unreadable("Mask: \(exclusion.detail)")
        } catch {
            return .unreadable("Mask: \(error)")
        }
    }

    private static func check(_ file: URL, is digest: SHA256Digest?) throws(Exclusion) {
        guard let now = try? CaseContent.digest(of: file), now == digest else {
            throw Exclusion(.unreadableImage, "it changed while it was read; write the preview again")
        }
    }
}
