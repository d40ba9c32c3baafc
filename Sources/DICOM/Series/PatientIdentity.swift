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

    /// What a file tells.
    ///
    /// Bytes that are no UTF-8 stand for themselves, `bytes:` and hexadecimal digits: were they replaced, two patients
    /// whose files do not name their character set would become one.
    init(_ dataSet: DataSet) throws(DICOMError) {
        identifier = try Self.text(dataSet, .patientID)
        issuer = try Self.text(dataSet, .issuerOfPatientID)
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
