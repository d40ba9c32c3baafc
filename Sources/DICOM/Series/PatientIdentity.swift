/// Which patient a file belongs to: the identifier and who issued it (PS3.3, C.7.1.1 and C.7.1.1.1.3).
///
/// Serves to compare files and to derive a pseudonym. No description of it shows the identifier.
public struct PatientIdentity: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// PatientID; `nil` if it is absent or empty.
    public let identifier: String?

    /// IssuerOfPatientID; `nil` if it is absent or empty.
    public let issuer: String?

    /// Pairs both.
    public init(identifier: String?, issuer: String? = nil) {
        self.identifier = identifier
        self.issuer = issuer
    }

    /// Says that there is a patient, not which.
    public var description: String { identifier == nil ? "a patient without identifier" : "a patient" }

    /// The same.
    public var debugDescription: String { description }

    /// No children: a dump shows nothing either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
