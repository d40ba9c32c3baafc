import Foundation
import Radiomics
import Testing

@testable import SiteAgentCore

@Suite struct FeatureTableWriterTests {
    private let folder: TemporaryFolder
    private let file: URL

    init() throws {
        folder = try TemporaryFolder()
        file = folder.url.appendingPathComponent("features")
    }

    private func item(_ cell: String) -> CaseTable.Case {
        CaseTable.Case(line: 2, image: file, mask: file, label: nil, cells: [cell])
    }

    private func success(_ outcomes: FeatureOutcome..., warnings: [String] = []) -> CaseFeatures {
        let values = outcomes.enumerated().map { index, outcome in
            CaseFeatures.Value(image: "", name: .pyRadiomics("f\(index)"), outcome: outcome)
        }
        let account = CaseFeatures.Account(
            voxelsInMask: 9,
            voxelsResampled: 9,
            voxelsInRange: nil,
            voxelsUsed: 8,
            binCount: 4,
            warnings: warnings
        )
        return CaseFeatures(result: .success(CaseFeatures.Success(values: values, account: account)))
    }

    private let failure = CaseFeatures(result: .failure(CaseFailure("the mask, \"empty\"")))

    private func written(_ form: FeatureTableWriter.Form, _ rows: [(String, CaseFeatures)]) throws -> String {
        let writer = try FeatureTableWriter(to: file, form: form, style: .tag, columns: ["patient"])
        for (cell, features) in rows { try writer.add(item(cell), features) }
        #expect(!FileManager.default.fileExists(atPath: file.path))
        try writer.finish()
        return try String(contentsOf: file, encoding: .utf8)
    }

    private let header =
        "patient,status,problem,warnings,voxels_in_mask,voxels_resampled,voxels_in_range,voxels_used,bins"

    @Test func `failures before the first success wait for the columns`() throws {
        let text = try written(.csv, [("P1", failure), ("P2", success(.value(0.1), .value(-2)))])
        let failed = "P1,failed,\"the mask, \"\"empty\"\"\",,,,,,,,"
        let row = "P2,ok,,,9,9,,8,4,\((0.1).description),"
        #expect(text.hasPrefix("\(header),f0,f1\n\(failed)\n\(row)"))
        #expect(text.split(separator: "\n").count == 3)
    }

    @Test func `failures alone make a table without features`() throws {
        let text = try written(.csv, [("P1", failure)])
        #expect(text == "\(header)\nP1,failed,\"the mask, \"\"empty\"\"\",,,,,,\n")
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("@x", "'@x"), ("+1a", "'+1a"), ("-5", "-5"), ("a,b", "\"a,b\""), (" a", "\" a\""),
        ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
    ])
    func `a cell is quoted where it must be, and never a formula`(cell: String, expected: String) throws {
        let text = try written(.csv, [(cell, success(.value(1)))])
        #expect(text.hasPrefix("\(header),f0\n\(expected),ok,"))
    }

    @Test func `a feature without value says why`() throws {
        let text = try written(.csv, [("P1", success(.undefined(.flatRegion), warnings: ["a", "b"]))])
        #expect(text.hasSuffix("P1,ok,,a; b,9,9,,8,4,undefined: the region is flat\n"))
    }

    @Test func `the JSON is valid, and its numbers keep all digits`() throws {
        let number = 0.1 + 0.2
        let text = try written(.json, [("P1", failure), ("=P2", success(.value(number), .undefined(.flatRegion)))])
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        #expect(rows.map { $0["status"] as? String } == ["failed", "ok"])
        #expect((rows.last?["case"] as? [String: String]) == ["patient": "=P2"])
        let features = try #require(rows.last?["features"] as? [[String: Any]])
        #expect((features.first?["value"] as? String).flatMap(Double.init) == number)
        #expect(features.last?["undefined"] as? String == "the region is flat")
    }

    @Test func `no case makes an empty array, and only the owner may read the file`() throws {
        #expect(try written(.json, []) == "[]\n")
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect((attributes[.posixPermissions] as? Int) == 0o600)
    }
}
