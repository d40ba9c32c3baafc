import Foundation
import PhantomCohort
import SharedCommand

/// What was made, for people or for programs.
struct MakeSummary: Codable {
    struct Site: Codable {
        let site: String
        let patients: Int
        let lesions: Int
        let highLesions: Int
    }

    let sites: [Site]
    let defects: [PhantomDefectPlace]

    /// The areas under the curve that flawless measurements would reach.
    let trueHeterogeneityArea: Double?
    let trueSlowDiffusionArea: Double?

    init(_ cohort: PhantomCohort) {
        let truth = cohort.truth
        sites = cohort.siteNames.enumerated().map { number, name in
            let patients = cohort.patients(heldBy: number)
            let lesions = patients.flatMap(\.lesions)
            return Site(
                site: name,
                patients: patients.count,
                lesions: lesions.count,
                highLesions: lesions.count { $0.score >= cohort.model.highScore }
            )
        }
        defects = truth.defects
        trueHeterogeneityArea = truth.heterogeneityArea
        trueSlowDiffusionArea = truth.slowDiffusionArea
    }

    func text(_ format: OutputFormat) throws -> String {
        guard format == .text else {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            encoder.keyEncodingStrategy = .convertToSnakeCase
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
        var table = TextTable(["site", "patients", "lesions", "high"])
        for site in sites {
            table.add([site.site, "\(site.patients)", "\(site.lesions)", "\(site.highLesions)"])
        }
        var lines = [table.text]
        for place in defects {
            lines.append("defect: \(place.defect.rawValue) in patient \(place.patient), lesion \(place.lesion)")
        }
        if let heterogeneity = trueHeterogeneityArea, let diffusion = trueSlowDiffusionArea {
            lines.append(
                "AUC of the truth: heterogeneity \(Self.rounded(heterogeneity)), slow diffusion \(Self.rounded(diffusion))"
            )
        }
        return lines.joined(separator: "\n")
    }

    private static func rounded(_ number: Double) -> String { String(format: "%.2f", number) }
}
