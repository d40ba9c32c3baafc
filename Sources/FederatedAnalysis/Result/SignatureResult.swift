public import CanonicalEncoding
public import Statistics

/// One model of the study: how it was fitted on everybody, and how well models like it predict.
public struct SignatureResult: Sendable, Hashable, JSONRepresentable {
    /// The signature's name: that of its series, or of a baseline.
    public let name: String

    /// The series whose features it uses.
    public let series: String

    /// Whether it is a baseline, with the features that the study names, rather than a screened signature.
    public let isBaseline: Bool

    /// The model that was fitted on all sites, or why there is none.
    public let model: Estimate<FittedModel>

    /// How rows were predicted, one for each scheme.
    public let validations: [ValidationResult]

    /// Collects a signature's results.
    public init(
        name: String,
        series: String,
        isBaseline: Bool,
        model: Estimate<FittedModel>,
        validations: [ValidationResult]
    ) {
        self.name = name
        self.series = series
        self.isBaseline = isBaseline
        self.model = model
        self.validations = validations
    }

    /// The validation by a scheme, if the study asked for it.
    public func validation(_ scheme: ValidationScheme) -> ValidationResult? {
        validations.first { $0.scheme == scheme }
    }

    /// The result as canonical JSON.
    public var json: JSONValue {
        let model: JSONValue =
            switch model {
            case .value(let fitted): fitted.json
            case .notEstimable(let reason): .object(["not_estimable": .string(reason)])
            }
        return .object([
            "name": .string(name), "series": .string(series), "baseline": .boolean(isBaseline), "model": model,
            "validations": .array(validations.map(\.json)),
        ])
    }

    /// Reads a result; unknown fields are refused.
    public init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "signature")
        name = try fields.string("name")
        series = try fields.string("series")
        isBaseline = try fields.boolean("baseline")
        let model = try fields.value("model")
        if case .object(let members) = model, members["not_estimable"] != nil {
            var reason = try JSONFields(model, path: "model")
            self.model = .notEstimable(try reason.string("not_estimable"))
            try reason.finish()
        } else {
            self.model = .value(try FittedModel(json: model))
        }
        var validations: [ValidationResult] = []
        for element in try fields.array("validations") { validations.append(try ValidationResult(json: element)) }
        self.validations = validations
        try fields.finish()
    }
}
