import CanonicalEncoding
public import DICOM

extension LabelChoice {
    /// What a cell of a table means: a number above 0 or a name; `nil` for other numbers.
    public init?(cell text: String) {
        if let number = Double(text) {
            guard let label = Int(exactly: number), label > 0 else { return nil }
            self = .number(label)
        } else {
            self = .name(text)
        }
    }

    /// What is wrong with other cells.
    static let objection = "is not a whole number above 0"

    /// What would be right.
    static let advice = "write the mask's label, or the name of a segment or region"

    /// The same for the same choice, for digests.
    var json: JSONValue {
        switch self {
        case .only: .null
        case .number(let number): .integer(Int64(number))
        case .name(let name): .string(name)
        }
    }
}
