import YAMLDocuments
import Yams

extension StudyReader {
    /// The steps of this version, in the only order that they have.
    private static let order = ["standardise", "screen", "fit"]

    private static let later = ["harmonise", "normalise", "select", "oversample"]

    mutating func steps() -> (selection: SelectionRule, model: ModelDefinition) {
        let remedy = "list the steps standardise, screen and fit"
        var selection = SelectionRule(correlationAbove: 0, keep: 0, width: 0)
        var model = ModelDefinition(ridge: 0)
        guard let entries = root.entries("steps", remedy, isRequired: true) else { return (selection, model) }
        for entry in entries {
            var settings = root.settings(of: entry, in: "steps")
            switch entry.name {
            case "standardise": settings.finish()
            case "screen": selection = Self.screen(&settings)
            case "fit": model = Self.fit(&settings)
            default: root.reject(entry.name, at: settings.path, known: Self.order, later: Self.later)
            }
        }
        let names = entries.map(\.name).filter(Self.order.contains)
        if names != Self.order {
            root.report.add(
                "steps",
                "are \(names.joined(separator: ", "))",
                "list standardise, screen and fit, in this order"
            )
        }
        return (selection, model)
    }

    private static func screen(_ settings: inout YAMLMapping) -> SelectionRule {
        let rule = SelectionRule(
            correlationAbove: settings.number("correlation_above", "write a correlation, such as 0.9"),
            keep: settings.integer("keep", "write the most features of a model, such as 3"),
            width: settings.integer("width", "write the most features that are multiplied, such as 12")
        )
        settings.finish()
        return rule
    }

    private static func fit(_ settings: inout YAMLMapping) -> ModelDefinition {
        settings.onlyWord("model", "logistic", later: ["linear", "cox", "trees", "forest", "svm"])
        settings.onlyWord("solver", "newton", later: ["proximal-newton", "fedavg", "gradient"])
        let ridge = ridge(&settings)
        let model = ModelDefinition(
            ridge: ridge,
            tolerance: settings.number(
                "tolerance",
                "write a small number, such as 1e-10",
                standard: ModelDefinition.defaultTolerance
            ),
            maximumNewtonSteps: settings.integer(
                "maximum_steps",
                "write a whole number, such as 25",
                standard: ModelDefinition.defaultMaximumNewtonSteps
            )
        )
        settings.finish()
        return model
    }

    private static func ridge(_ settings: inout YAMLMapping) -> Double {
        let remedy = "write {ridge: {lambda: 1.0}}, or none"
        guard let node = settings.required("penalty", remedy) else { return 0 }
        if case .scalar(let scalar) = node, scalar.string == "none" { return 0 }
        var penalty = YAMLMapping(node, path: settings.full("penalty"), report: settings.report, remedy: remedy)
        for key in ["elastic_net", "lasso", "l1"] { penalty.notYet(key, remedy) }
        if !["ridge", "elastic_net", "lasso", "l1"].contains(where: penalty.has) {
            _ = penalty.required("ridge", remedy)
        }
        var fields = penalty.mapping("ridge", "write {lambda: 1.0}", isRequired: false)
        let lambda = fields.number("lambda", "write the penalty of squared weights, such as 1.0")
        fields.finish()
        penalty.finish()
        return lambda
    }
}
