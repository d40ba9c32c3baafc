import CanonicalEncoding
import FederatedAnalysis
import Foundation
import Statistics
import Testing

@testable import Reporting

@Suite struct ReportTests {
    @Test func `a report is four files`() throws {
        let files = try Report(ReportFixture.model()).files()
        #expect(files.map(\.path) == ["index.html", "results.csv", "results.json", "model.json"])
        #expect(files.allSatisfy { !$0.bytes.isEmpty })
        // To look at it: INTRAMURAL_REPORT_PREVIEW=/tmp/preview make test
        if let folder = ProcessInfo.processInfo.environment["INTRAMURAL_REPORT_PREVIEW"] {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for file in files { try Data(file.bytes).write(to: URL(fileURLWithPath: folder + "/" + file.path)) }
        }
    }
}
