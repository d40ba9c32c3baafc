import CanonicalEncoding
import Statistics

extension ModelState {
    /// The model as the result tells it, or why there is none.
    func fitted(features: [String]) -> Estimate<FittedModel> {
        switch status {
        case .notEstimable(let reason): .notEstimable(reason)
        case .fitting: .notEstimable("the fit was not completed")
        case .converged:
            .value(
                FittedModel(
                    features: selected.map { features[$0] },
                    means: means,
                    deviations: deviations,
                    weights: Array(weights.dropLast()),
                    intercept: weights.last ?? 0,
                    lesions: rows,
                    highLesions: highRows,
                    newtonSteps: steps
                )
            )
        }
    }

    var json: JSONValue {
        var fields: [String: JSONValue] = [
            "low_rows": .integer(Int64(lowRows)), "high_rows": .integer(Int64(highRows)),
            "class_means": .array(classMeans.map(JSONValue.decimals)),
            "selected": .array(selected.map { .integer(Int64($0)) }), "means": .decimals(means),
            "deviations": .decimals(deviations), "weights": .decimals(weights),
            "accepted_weights": .decimals(acceptedWeights), "steps": .integer(Int64(steps)),
            "halvings": .integer(Int64(halvings)),
        ]
        if let acceptedObjective { fields["accepted_objective"] = .string(acceptedObjective.decimalString) }
        switch status {
        case .fitting: fields["status"] = .string("fitting")
        case .converged: fields["status"] = .string("converged")
        case .notEstimable(let reason):
            fields["status"] = .string("not-estimable")
            fields["reason"] = .string(reason)
        }
        return .object(fields)
    }

    init(json: JSONValue) throws(JSONError) {
        var fields = try JSONFields(json, path: "model")
        switch try fields.string("status") {
        case "fitting": status = .fitting
        case "converged": status = .converged
        case "not-estimable": status = .notEstimable(try fields.string("reason"))
        default: throw JSONError(path: "model.status", reason: "is not known to this version")
        }
        lowRows = try fields.int("low_rows")
        highRows = try fields.int("high_rows")
        for element in try fields.array("class_means") {
            var outcome = try JSONFields(.object(["means": element]), path: "model.class_means")
            classMeans.append(try outcome.doubles("means"))
        }
        selected = try fields.value("selected").counts(path: "model.selected")
        means = try fields.doubles("means")
        deviations = try fields.doubles("deviations")
        weights = try fields.doubles("weights")
        acceptedWeights = try fields.doubles("accepted_weights")
        steps = try fields.int("steps")
        halvings = try fields.int("halvings")
        if fields.has("accepted_objective") { acceptedObjective = try fields.double("accepted_objective") }
        try fields.finish()
    }
}
