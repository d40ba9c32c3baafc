import Foundation
import Rounds
import Testing

@testable import CoordinatorServer

/// Protocols/Rounds/openapi.yaml says what the server does.
@Suite struct APIDescriptionTests {
    private let lines: [String]

    init() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let file = root.appendingPathComponent("Protocols/Rounds/openapi.yaml")
        lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test func `each call it describes is one that the server knows, and there are no others`() throws {
        let digest = String(repeating: "0", count: 64)
        var path = ""
        var names: [String] = []
        for line in lines {
            if line.hasPrefix("  /v1/") { path = line.trimmingCharacters(in: [" ", ":"]) }
            guard line == "    get:" || line == "    post:" else { continue }
            let concrete = path.replacingOccurrences(of: "{study}", with: digest)
                .replacingOccurrences(of: "{digest}", with: digest)
                .replacingOccurrences(of: "{round}/{attempt}", with: "1/1")
                .replacingOccurrences(of: "{path}", with: "checkpoint")
            let method = line.trimmingCharacters(in: [" ", ":"]).uppercased()
            names.append(try Endpoint(method: method, path: concrete).name)
        }
        #expect(names == ["studies", "study", "approval", "next-round", "input", "body", "log-file"])
    }

    @Test func `each refusal code stands in it`() {
        for code in RefusalCode.allCases {
            #expect(lines.contains("                - \(code.rawValue)"), "\(code.rawValue)")
        }
    }
}
