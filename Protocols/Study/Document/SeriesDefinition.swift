public import CanonicalEncoding

/// One image series of a study.
public struct SeriesDefinition: Hashable, Sendable, JSONRepresentable {
    /// The series' name in tables and cohort files: see ``StudyName``.
    public var name: String

    /// What it shows.
    public var kind: SeriesKind

    /// The b-value in s/mm^2; there for a diffusion-weighted series and for no other.
    public var bValue: Int?

    /// Whether the study stands or falls on this series.
    public var isPrimary: Bool

    /// How an ADC map is fitted from other series; `nil` for a map that the scanner made, and for every other kind.
    public var fit: ADCFit?

    /// How the images must have been acquired, in alphabetical order of the fields.
    public var tolerances: [AcquisitionTolerance]

    /// Creates a definition.
    public init(
        name: String,
        kind: SeriesKind,
        bValue: Int? = nil,
        isPrimary: Bool = false,
        fit: ADCFit? = nil,
        tolerances: [AcquisitionTolerance] = []
    ) {
        self.name = name
        self.kind = kind
        self.bValue = bValue
        self.isPrimary = isPrimary
        self.fit = fit
        self.tolerances = tolerances.sorted { $0.field.rawValue < $1.field.rawValue }
    }

    /// The definition as canonical JSON.
    public var json: JSONValue {
        .object([
            "name": .string(name), "kind": .string(kind.rawValue), "b": bValue.map { .int($0) } ?? .null,
            "primary": .boolean(isPrimary), "fit": fit?.json ?? .null,
            "tolerances": .array(tolerances.map(\.json)),
        ])
    }

    /// Reads a definition; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "series")
        let name = try fields.string("name")
        let kind: SeriesKind = try fields.word("kind")
        let bValue = try Self.bValue(try fields.value("b"))
        let isPrimary = try fields.boolean("primary")
        let fit = try fields.value("fit")
        let tolerances = try fields.array("tolerances")
        try fields.finish()
        self.init(
            name: name,
            kind: kind,
            bValue: bValue,
            isPrimary: isPrimary,
            fit: fit == .null ? nil : try ADCFit(json: fit),
            tolerances: try tolerances.map { element throws(JSONError) in try AcquisitionTolerance(json: element) }
        )
        guard self.tolerances.map(\.json) == tolerances else {
            throw JSONError(path: "series.tolerances", reason: "must be in alphabetical order of the fields")
        }
    }

    private static func bValue(_ value: JSONValue) throws(JSONError) -> Int? {
        switch value {
        case .null: nil
        case .integer(let number): Int(number)
        default: throw JSONError(path: "series.b", reason: "must be a whole number or null")
        }
    }
}
