import ArgumentParser
import CanonicalEncoding
import Foundation
import SiteAgentCore
import Study

struct PolicyShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the policy as the program understands it, and its digest.",
        discussion: "EXAMPLE\n  site-agent policy show --format json"
    )

    @OptionGroup var options: CommonOptions

    func run() throws {
        let policy = try options.siteFolder.loadPolicy()
        options.show(.object(["policy": policy.json, "sha256": .string(policy.digest.hex)])) {
            let consents = Disclosure.allCases.map {
                "  consent to \($0.rawValue): \(policy.consents.contains($0) ? "yes" : "no")"
            }
            return [
                "\(options.siteFolder.policy.path)", "  at least \(policy.minimumSites) sites in a sum",
                "  at least \(policy.minimumRows) lesions of this site, \(policy.minimumRowsPerClass) of each outcome",
                "  at most \(policy.maximumRounds) rounds over one cohort",
                "  at most \(policy.maximumGradientsPerRow) gradients for each lesion",
                "  sums unmasked before the coordinator: \(policy.allowsPlainAggregation ? "allowed" : "not allowed")",
            ] + consents + [
                "  series: \(policy.allowedSeriesKinds.map(\.rawValue).sorted().joined(separator: ", "))",
                "Digest: \(policy.digest.hex)",
            ]
        }
    }
}
