import CanonicalEncoding
import DICOM

/// What a case's files hold, as digests, with the names that a person knows it by.
struct CaseFingerprint: Sendable, Hashable {
    /// The patient's key in the table.
    let patient: String

    let lesion: String
    let series: String

    /// The digest of the image file; `nil` if it was left out or could not be read.
    let image: SHA256Digest?

    /// The digest of the mask file; `nil` likewise.
    let mask: SHA256Digest?

    let label: LabelChoice?

    /// How a person names the case: `patient/lesion:series`.
    var name: String { "\(patient)/\(lesion):\(series)" }

    /// What the files hold, without whose they are.
    var content: SHA256Digest { Self.content(image: image, mask: mask, label: label) }

    static func content(image: SHA256Digest?, mask: SHA256Digest?, label: LabelChoice?) -> SHA256Digest {
        SHA256Digest(hashing: JSONValue.array(cells(image, mask, label)).canonicalBytes)
    }

    /// The case as one line.
    var line: String {
        let names = [patient, lesion, series].map { JSONValue.string($0) }
        return JSONValue.array(names + Self.cells(image, mask, label)).canonicalText
    }

    private static func cells(_ image: SHA256Digest?, _ mask: SHA256Digest?, _ label: LabelChoice?) -> [JSONValue] {
        [
            image.map { .string($0.hex) } ?? .null, mask.map { .string($0.hex) } ?? .null,
            label?.json ?? .null,
        ]
    }
}
