import ArgumentParser
import CanonicalEncoding
import Radiomics
import SharedCommand
import SiteAgentCore

/// What `features --self-test` prints: a line for each family, what is not met, and the digest.
struct SelfTestPage {
    let isJSON: Bool

    func show() throws {
        let report = FeatureProgram.selfTest
        print(isJSON ? json(report).canonicalText : text(report))
        if !report.isMet { throw ExitCode.finding }
    }
}
