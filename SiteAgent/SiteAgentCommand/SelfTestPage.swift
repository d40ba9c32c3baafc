import ArgumentParser
import CanonicalEncoding
import FeatureNomenclature
import Radiomics
import SharedCommand
import SiteAgentCore

/// What `features --self-test` prints: a line for each family and merging, what is not met, and the digest.
struct SelfTestPage {
    let isJSON: Bool

    private let report = FeatureProgram.selfTest

    func show() throws {
        print(isJSON ? json.canonicalText : text)
        if !report.isMet { throw ExitCode.finding }
    }

    private var text: String {
        var table = TextTable(["family", "merging", "published", "met", ""])
        for row in report.rows {
            let verdict = row.met == row.published ? "ok" : "NOT MET"
            table.add([row.family.name, row.merging, "\(row.published)", "\(row.met)", verdict])
        }
        var lines = [
            "IBSI 1 digital phantom: published values (Zwanenburg et al., Radiology 2020;295:328) and this program", "",
            table.text, "", "met: \(report.met) of \(report.published)",
            "without a published value: \(report.unpublished.joined(separator: ", "))",
        ]
        for unmet in report.unmet {
            let found = unmet.found.map(Self.words) ?? "not computed"
            lines.append("NOT MET: \(unmet.tag) is \(found); published \(unmet.published) +- \(unmet.tolerance)")
        }
        lines.append("digest: \(FeatureProgram.digest.hex)")
        return lines.joined(separator: "\n")
    }

    private static func words(_ outcome: FeatureOutcome) -> String {
        switch outcome {
        case .value(let number): "\(number)"
        case .undefined(let reason): "undefined: \(reason.rawValue)"
        }
    }

    private var json: JSONValue {
        .object([
            "digest": .string(FeatureProgram.digest.hex), "published": .integer(Int64(report.published)),
            "met": .integer(Int64(report.met)),
            "families": .array(
                report.rows.map { row in
                    .object([
                        "family": .string(row.family.rawValue), "merging": .string(row.merging),
                        "published": .integer(Int64(row.published)), "met": .integer(Int64(row.met)),
                    ])
                }
            ), "unmet": .array(report.unmet.map { .string($0.tag) }),
            "unpublished": .array(report.unpublished.map { .string($0) }),
        ])
    }
}
