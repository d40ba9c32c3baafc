/// How a value is encoded: PS3.5, section 6.2.
public enum ValueRepresentation: String, Sendable, CaseIterable {
    case ae = "AE"
    case ageString = "AS"
    case attributeTag = "AT"
    case codeString = "CS"
    case date = "DA"
    case decimalString = "DS"
    case dateTime = "DT"
    case float = "FL"
    case double = "FD"
    case integerString = "IS"
    case longString = "LO"
    case longText = "LT"
    case otherByte = "OB"
    case otherDouble = "OD"
    case otherFloat = "OF"
    case otherLong = "OL"
    case otherVeryLong = "OV"
    case otherWord = "OW"
    case personName = "PN"
    case shortString = "SH"
    case signedLong = "SL"
    case sequence = "SQ"
    case signedShort = "SS"
    case shortText = "ST"
    case signedVeryLong = "SV"
    case time = "TM"
    case unlimitedCharacters = "UC"
    case uniqueIdentifier = "UI"
    case unsignedLong = "UL"
    case unknown = "UN"
    case universalResource = "UR"
    case unsignedShort = "US"
    case unlimitedText = "UT"
    case unsignedVeryLong = "UV"

    /// Whether two zero bytes and a length of four bytes follow (PS3.5, table 7.1-1), not a length of two.
    var hasLongLength: Bool {
        switch self {
        case .otherByte, .otherDouble, .otherFloat, .otherLong, .otherVeryLong, .otherWord, .sequence,
            .signedVeryLong, .unlimitedCharacters, .unknown, .universalResource, .unlimitedText, .unsignedVeryLong:
            true
        default: false
        }
    }

    /// Two characters, the first in the lower byte.
    private var code: UInt16 {
        rawValue.utf8.reversed().reduce(0) { $0 << 8 | UInt16($1) }
    }

    private static let byCode = Dictionary(uniqueKeysWithValues: allCases.map { ($0.code, $0) })

    /// The representation of two characters in a file, the first in the lower byte.
    init?(code: UInt16) {
        guard let known = Self.byCode[code] else { return nil }
        self = known
    }
}
