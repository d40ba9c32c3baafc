public import CanonicalEncoding
import Rounds

/// One line of the egress ledger: something that left the building, written down before it left.
public struct EgressEntry: Sendable, Hashable {
    /// What kind of message it was.
    public enum Kind: String, Sendable, CaseIterable {
        /// The request for admission, with the site's public keys.
        case enrolmentRequest = "enrolment-request"

        /// The officer's signed approval of a study.
        case approval

        /// The site's sums for a round.
        case contribution
    }

    /// Where it is, if it belongs to a round.
    public struct Place: Sendable, Hashable {
        /// The study.
        public let study: SHA256Digest

        /// The round, from 1; 0 outside rounds.
        public let round: Int

        /// The attempt, from 1; 0 outside rounds.
        public let attempt: Int

        /// Creates a place.
        public init(study: SHA256Digest, round: Int = 0, attempt: Int = 0) {
            self.study = study
            self.round = round
            self.attempt = attempt
        }
    }

    /// When it was written down, in seconds since 1970.
    public let time: Int

    /// What kind of message it was.
    public let kind: Kind

    /// Study and round; `nil` for what belongs to no study.
    public let place: Place?

    /// The SHA-256 of the bytes.
    public let body: SHA256Digest

    /// How many bytes.
    public let length: Int

    /// The names of the fields or tensors in it.
    public let fields: [String]

    /// What it was for, in plain words.
    public let purpose: String

    /// How often it was sent: more than once after an interruption.
    public internal(set) var sends: Int

    /// The coordinator's signed receipt, once there is one.
    public internal(set) var receipt: JSONValue?

    /// Creates an entry that is about to be sent for the first time.
    init(
        time: Int,
        kind: Kind,
        place: Place?,
        body: SHA256Digest,
        length: Int,
        fields: [String],
        purpose: String
    ) {
        self.time = time
        self.kind = kind
        self.place = place
        self.body = body
        self.length = length
        self.fields = fields
        self.purpose = purpose
        sends = 1
        receipt = nil
    }
}

extension EgressEntry {
    init(_ outgoing: OutgoingContribution, digest: SHA256Digest, time: Int) {
        let identifier = outgoing.manifest.identifier
        self.init(
            time: time,
            kind: .contribution,
            place: Place(study: identifier.study, round: identifier.round, attempt: identifier.attempt),
            body: digest,
            length: outgoing.body.count,
            fields: outgoing.tensorNames,
            purpose: outgoing.purpose
        )
    }
}
