/// A patient or a study that the PACS is asked for, with the line of the list where it stands.
///
/// Nothing but the line may be named to people.
public struct PullQuestion: Sendable, Hashable {
    enum Key: Sendable, Hashable {
        case patient(String)
        case study(UniqueIdentifier)
    }

    /// The line in its list, from 1.
    public let line: Int
    let key: Key
}
