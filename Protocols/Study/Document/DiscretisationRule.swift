public import CanonicalEncoding

/// How intensities become grey levels.
public enum DiscretisationRule: Hashable, Sendable, JSONRepresentable {
    /// A fixed number of bins between the smallest and the largest intensity (IBSI K15C).
    case fixedBinNumber(Int)

    /// Bins of a fixed size (IBSI Q3RU); `nil` lets the first bin begin at the smallest intensity of the region.
    case fixedBinSize(Double, firstEdge: Double?)

    /// The rule as canonical JSON.
    public var json: JSONValue {
        switch self {
        case .fixedBinNumber(let count): .object(["fixed_bin_number": .int(count)])
        case .fixedBinSize(let size, let firstEdge):
            .object(["fixed_bin_size": .string(size.decimalString), "first_edge": .optional(firstEdge)])
        }
    }

    /// Reads a rule; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "features.discretise")
        if case .object(let members) = json, members["fixed_bin_number"] != nil {
            self = .fixedBinNumber(try fields.int("fixed_bin_number"))
        } else {
            let size = try fields.double("fixed_bin_size")
            self = .fixedBinSize(size, firstEdge: try fields.doubleOrNull("first_edge"))
        }
        try fields.finish()
    }
}
