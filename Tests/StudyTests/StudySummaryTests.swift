import Study
import Testing

@Suite struct StudySummaryTests {
    @Test func `plain aggregation is a warning, masked sums are not`() throws {
        let plain = StudySummary(of: try SmallStudy.document())
        #expect(plain.lines.filter { $0.severity == .warning }.map(\.text).count == 1)
        #expect(plain.lines.contains { $0.severity == .warning && $0.text.hasPrefix("PLAIN AGGREGATION") })
        let secure = StudySummary(of: try SmallStudy.document("aggregation: plain", "aggregation: secure"))
        #expect(!secure.lines.contains { $0.severity == .warning })
    }

    @Test func `the officer reads how much leaves`() throws {
        let text = StudySummary(of: try SmallStudy.document(), siteCount: 4).lines.map(\.text).joined(separator: "\n")
        for piece in [
            "at most 56 rounds", "2 features of each of 3 series, in 10 training sets", "at most 4 features",
            "At most 50 rounds", "at most 500 gradients", "with 4 sites", "at least 4 lesions, 1 of each outcome",
            "leave-one-site-out: sums are also formed without this site", "staining_index is >= 5",
            "Images, masks, feature rows, labels",
        ] {
            #expect(text.contains(piece), "\(piece) is missing in:\n\(text)")
        }
    }

    @Test func `objections of the policy are warnings`() throws {
        let study = try SmallStudy.document()
        let without = StudySummary(of: study).lines.filter { $0.severity == .warning }.count
        let with = StudySummary(of: study, under: SitePolicy()).lines.filter { $0.severity == .warning }.count
        #expect(with - without == SitePolicy().objections(to: study).count)
    }
}
