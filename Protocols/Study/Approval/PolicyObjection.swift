/// A respect in which a study asks for more than a site's policy allows.
public struct PolicyObjection: Hashable, Sendable, CustomStringConvertible {
    /// The policy's key, for example `minimum_sites`.
    public let key: String

    /// What it is about, in plain words.
    public let what: String

    /// What the study says.
    public let studySays: String

    /// What the policy says.
    public let policySays: String

    /// Creates an objection.
    public init(key: String, what: String, studySays: String, policySays: String) {
        self.key = key
        self.what = what
        self.studySays = studySays
        self.policySays = policySays
    }

    /// One line for people.
    public var description: String { "\(what): the study says \(studySays), your policy says \(policySays) (\(key))" }
}
