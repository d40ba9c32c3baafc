public import CanonicalEncoding
import Foundation

/// Names patients and lesions in the site's database without holding their identifiers.
///
/// A pseudonym is HMAC-SHA256 under a key that never leaves the folder of keys, over a kind, the patient and the
/// lesion, each with its length before it, so that no two pairs share the bytes.
public struct Pseudonyms: Sendable {
    /// How many bytes the key has.
    public static let keyLength = 32

    private let key: [UInt8]

    /// Uses a key of ``keyLength`` bytes; `nil` for any other length.
    public init?(key: [UInt8]) {
        guard key.count == Self.keyLength else { return nil }
        self.key = key
    }

    /// The name of a patient.
    public func patient(_ identifier: String) -> SHA256Digest {
        name("patient", [identifier])
    }

    /// The name of a lesion; the same lesion number of two patients has two names.
    public func lesion(_ lesion: String, of patient: String) -> SHA256Digest {
        name("lesion", [patient, lesion])
    }

    /// The name by which people at this site speak of a patient: `P-` and eight letters or digits, none of which is
    /// easily taken for another.
    ///
    /// 40 bits: among ten thousand patients, two share a key with a probability of 1 in 20,000; ``PatientKeys`` notices.
    public func key(ofPatient identifier: String) -> String {
        let number = name("patient-key", [identifier]).bytes.prefix(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let digits = (0..<8).map { Self.keyDigits[Int(number >> UInt64(35 - 5 * $0) & 31)] }
        return "P-" + String(digits)
    }

    /// Crockford's base 32.
    private static let keyDigits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// A name for something that files identify, such as one volume of a series.
    func thing(_ kind: String, _ parts: [String]) -> SHA256Digest {
        name("thing", [kind] + parts)
    }

    private func name(_ kind: String, _ parts: [String]) -> SHA256Digest {
        var bytes: [UInt8] = []
        for part in ["intramural/pseudonym/v1", kind] + parts {
            let text = Array(part.utf8)
            bytes.append(contentsOf: lengthBytes(text.count))
            bytes.append(contentsOf: text)
        }
        return SHA256Digest(authenticating: bytes, key: key)
    }

    /// Four bytes, most significant first.
    private func lengthBytes(_ length: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) }
    }
}

extension SiteFolder {
    /// The site's pseudonyms; makes the key if this folder has none yet.
    public func loadPseudonyms() throws -> Pseudonyms {
        if let bytes = try read(pseudonymKey) {
            guard let pseudonyms = Pseudonyms(key: bytes) else {
                throw SiteError(
                    .fault,
                    "keys/pseudonyms.key does not have 32 bytes.",
                    remedy: "Restore the folder from a backup; with another key, every case is extracted again."
                )
            }
            return pseudonyms
        }
        var generator = SystemRandomNumberGenerator()
        let key = (0..<Pseudonyms.keyLength).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        try DurableFile.write(key, to: pseudonymKey)
        return try loadPseudonyms()
    }
}
