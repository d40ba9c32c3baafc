public import CanonicalEncoding

/// The range in which a property of an acquisition must lie.
public struct AcquisitionTolerance: Hashable, Sendable, JSONRepresentable {
    /// The property.
    public var field: AcquisitionField

    /// The smallest value that is accepted, in the field's unit.
    public var minimum: Double

    /// The largest value that is accepted, in the field's unit.
    public var maximum: Double

    /// Creates a tolerance.
    public init(field: AcquisitionField, minimum: Double, maximum: Double) {
        self.field = field
        self.minimum = minimum
        self.maximum = maximum
    }

    /// Whether a value lies in the range, both ends included.
    public func accepts(_ value: Double) -> Bool { minimum <= value && value <= maximum }

    /// The tolerance as canonical JSON.
    public var json: JSONValue {
        .object([
            "field": .string(field.rawValue), "minimum": .string(minimum.decimalString),
            "maximum": .string(maximum.decimalString),
        ])
    }

    /// Reads a tolerance; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "series.tolerances")
        field = try fields.word("field")
        minimum = try fields.double("minimum")
        maximum = try fields.double("maximum")
        try fields.finish()
    }
}
