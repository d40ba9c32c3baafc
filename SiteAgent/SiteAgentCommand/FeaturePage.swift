import FeatureNomenclature
import Radiomics
import SharedCommand
import SiteAgentCore

/// The features of one case as a person reads them: a table for each image and family.
struct FeaturePage {
    private let success: CaseFeatures.Success
    private let names: FeatureName.Style

    init(_ success: CaseFeatures.Success, names: FeatureName.Style) {
        self.success = success
        self.names = names
    }

    var text: String {
        let account = success.account
        var table = TextTable(["feature", "value", "unit", "name"])
        for value in success.values {
            var (unit, name) = ("", "")
            if case .ibsi(let feature) = value.name { (unit, name) = (feature.unit, feature.name) }
            table.add([value.name.title(names, image: value.image), Self.text(value.outcome), unit, name])
        }
        let voxels = "\(account.voxelsUsed) of \(account.voxelsInMask) voxels of the mask as it came"
        return "\(table.text)\n\n\(success.values.count) features; \(voxels); \(account.binCount) grey levels"
    }

    /// Six digits are enough to read; files have all of them.
    private static func text(_ outcome: FeatureOutcome) -> String {
        switch outcome {
        case .undefined(let reason): return "undefined: \(reason.rawValue)"
        case .value(let number):
            guard number != 0, number.magnitude < 1e6, number.magnitude >= 1e-4 else {
                return whole("\(number)")
            }
            var scale = 1.0
            while number.magnitude * scale < 1e5 { scale *= 10 }
            return whole("\((number * scale).rounded() / scale)")
        }
    }

    private static func whole(_ text: String) -> String { text.hasSuffix(".0") ? String(text.dropLast(2)) : text }
}
