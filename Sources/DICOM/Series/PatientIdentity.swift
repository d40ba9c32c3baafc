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

    /// PatientBirthDate and PatientSex, which tell people apart who were given one identifier.
    private let birthDate: String?
    private let sex: String?

    /// An identifier with its issuer: what a patient is called at a hospital.
    public struct Name: Sendable, Hashable, CustomStringConvertible {
        /// PatientID.
        public let identifier: String

        /// IssuerOfPatientID; `nil` if it is absent or empty.
        public let issuer: String?

        /// Both as one text, for keyed pseudonyms and for the site's own table of keys.
        public var text: String { issuer.map { "\(identifier) (\($0))" } ?? identifier }

        /// Says that there is a name, not which.
        public var description: String { "a patient" }
    }

    /// What the patient is called; `nil` without an identifier.
    public var name: Name? { identifier.map { Name(identifier: $0, issuer: issuer) } }

    /// Pairs both.
    public init(identifier: String?, issuer: String? = nil, birthDate: String? = nil, sex: String? = nil) {
        self.identifier = identifier
        self.issuer = issuer
        self.birthDate = birthDate
        self.sex = sex
    }

    /// Whether both tell the same, not only under the same name.
    func isIdentical(to other: PatientIdentity) -> Bool {
        self == other && birthDate == other.birthDate && sex == other.sex
    }

    /// Whether both cannot be one person: birth dates or sexes differ, where both are told.
    public func contradicts(_ other: PatientIdentity) -> Bool {
        let pairs = [(birthDate, other.birthDate), (sex, other.sex)]
        return pairs.contains { own, other in own != nil && other != nil && own != other }
    }

    /// The same with what only the other one tells.
    public func completed(by other: PatientIdentity) -> PatientIdentity {
        PatientIdentity(
            identifier: identifier,
            issuer: issuer,
            birthDate: birthDate ?? other.birthDate,
            sex: sex ?? other.sex
        )
    }

    /// Whether both are called the same, whatever else is told of them.
    public static func == (first: PatientIdentity, second: PatientIdentity) -> Bool {
        first.identifier == second.identifier && first.issuer == second.issuer
    }

    /// Feeds what patients are called.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(identifier)
        hasher.combine(issuer)
    }

    /// What a file tells.
    ///
    /// Bytes that are no UTF-8 stand for themselves, `bytes:` and hexadecimal digits: were they replaced, two patients
    /// whose files do not name their character set would become one.
    init(_ dataSet: DataSet) throws(DICOMError) {
        identifier = try Self.text(dataSet, .patientID)
        issuer = try Self.text(dataSet, .issuerOfPatientID)
        birthDate = dataSet.text(Attribute.patientBirthDate.tag).flatMap { $0.utf8.count == 8 ? $0 : nil }
        // Other says little, and is what software writes that does not know.
        sex = dataSet.text(Attribute.patientSex.tag).flatMap { ["M", "F"].contains($0) ? $0 : nil }
    }

    /// The most characters of a value (LO; PS3.5, section 6.2).
    private static let lengthLimit = 64

    private static func text(_ dataSet: DataSet, _ attribute: Attribute) throws(DICOMError) -> String? {
        let bytes = dataSet.bytes(attribute.tag).map { DataSet.trimmed($0) } ?? []
        guard !bytes.isEmpty else { return nil }
        let text = String(validating: bytes, as: UTF8.self)
        let isPlain =
            text.map { $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } }
            ?? bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        guard text?.unicodeScalars.count ?? bytes.count <= lengthLimit, isPlain else {
            throw .badValue(attribute, expected: "at most \(lengthLimit) characters, none of them a control character")
        }
        return text ?? "bytes:" + bytes.map(hexadecimal).joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }

    /// Says that there is a patient, not which.
    public var description: String { identifier == nil ? "a patient without identifier" : "a patient" }

    /// The same.
    public var debugDescription: String { description }

    /// No children: a dump shows nothing either.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
