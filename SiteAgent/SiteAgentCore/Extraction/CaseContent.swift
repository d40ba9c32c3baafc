import CanonicalEncoding
import Foundation

/// What a case's files hold, as digests: the same files give the same content wherever they are and whatever they are
/// called.
struct CaseContent: Sendable, Hashable {
    /// The digests of the image files, in the order of the case's sources.
    let images: [SHA256Digest]

    /// The digests of the mask files, in the same order.
    let masks: [SHA256Digest]

    /// Images, masks, labels and recipe together.
    let digest: SHA256Digest

    /// Reads the files piece by piece and hashes them.
    init(of input: CaseInput) throws(Exclusion) {
        var images: [SHA256Digest] = []
        var masks: [SHA256Digest] = []
        for source in input.sources {
            images.append(try Self.digest(source.image, missing: .missingImage, unreadable: .unreadableImage))
            masks.append(try Self.digest(source.mask, missing: .missingMask, unreadable: .unreadableMask))
        }
        self.images = images
        self.masks = masks
        digest = SHA256Digest(
            hashing: JSONValue.object([
                "recipe": .string(input.recipe.digest.hex), "images": .array(images.map { .string($0.hex) }),
                "masks": .array(masks.map { .string($0.hex) }),
                "labels": .array(input.sources.map { $0.label?.json ?? .null }),
            ]).canonicalBytes
        )
    }

    private static func digest(
        _ url: URL,
        missing: ExclusionReason,
        unreadable: ExclusionReason
    ) throws(Exclusion) -> SHA256Digest {
        guard FileManager.default.fileExists(atPath: url.path) else {
            throw Exclusion(
                missing,
                "there is no such file; paths in the cohort table are relative to the table's folder"
            )
        }
        do {
            return try digest(of: url)
        } catch let exclusion as Exclusion {
            throw Exclusion(unreadable, exclusion.detail)
        } catch {
            throw Exclusion(unreadable, "this user may not read it, or the disk failed")
        }
    }

    /// The digest of a file, or of a folder: that of its files' sorted digests, whatever they are called.
    static func digest(of url: URL) throws -> SHA256Digest {
        guard LocalImages.isFolder(url) else { return try digest(ofFile: url) }
        let digests = try LocalImages.files(of: url).map { try digest(ofFile: $0) }.sorted()
        return SHA256Digest(hashing: digests.flatMap(\.bytes))
    }

    private static func digest(ofFile file: URL) throws -> SHA256Digest {
        let handle = try FileHandle(forReadingFrom: file)
        defer { try? handle.close() }
        var stream = SHA256Stream()
        while let piece = try handle.read(upToCount: 1 << 18), !piece.isEmpty { stream.append([UInt8](piece)) }
        return stream.digest
    }
}
