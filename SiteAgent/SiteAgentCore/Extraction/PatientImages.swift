import CanonicalEncoding

/// The digests of a patient's image files, which decide the patient's fold.
///
/// Content rather than names: the same patient has the same key at whichever site the images are.
struct PatientImages: Sendable, Hashable {
    private var primary: Set<SHA256Digest> = []
    private var others: Set<SHA256Digest> = []

    /// Adds the images of a lesion's cases.
    mutating func add(_ cases: [String: StoredCase], primary series: String) {
        for (name, stored) in cases {
            if name == series { primary.formUnion(stored.images) } else { others.formUnion(stored.images) }
        }
    }

    /// The first 8 bytes of the SHA-256 over the sorted digests of the primary series' images, most significant first.
    ///
    /// A patient without the primary series has the images of the other series instead.
    var shuffleKey: UInt64 {
        let digests = (primary.isEmpty ? others : primary).sorted()
        let digest = SHA256Digest(hashing: digests.flatMap(\.bytes))
        return digest.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
