public import CanonicalEncoding

/// A sign-off that was just recorded, with what it changed.
public struct RecordedSignOff: Sendable, Hashable {
    /// The sign-off as it is kept.
    public let signOff: SignOff

    /// How many of its cases nobody saw: the table leaves them out, or a file is not there.
    public let leftOut: Int

    /// How many cases it rejects itself.
    public let rejected: Int

    /// How many cases stay rejected because an earlier one rejected them.
    public let stillRejected: Int

    /// How many cases it accepts that were rejected before.
    public let lifted: Int

    /// How many cases were there to be seen.
    public var shown: Int { signOff.caseCount - leftOut }

    /// The sign-off and its effect as canonical JSON.
    public var json: JSONValue {
        guard case .object(var members) = signOff.json else { return signOff.json }
        members["left_out"] = .integer(Int64(leftOut))
        members["rejected_now"] = .integer(Int64(rejected))
        members["still_rejected"] = .integer(Int64(stillRejected))
        members["lifted"] = .integer(Int64(lifted))
        return .object(members)
    }
}
