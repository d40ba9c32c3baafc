import Foundation
import Testing

/// `site-agent intake preview` and `sign-off` as a hospital uses them.
@Suite struct IntakePreviewTests {
    private let folder: TemporaryFolder
    private let table: String

    /// A small synthetic cohort.
    init() async throws {
        folder = try TemporaryFolder()
        let arguments = ["make", "images", "--sites", "1", "--patients", "2", "--seed", "1"]
        try await BuiltProgram.phantomCohort.succeed(arguments, in: folder)
        let root = folder.url.appendingPathComponent("images")
        let name = try #require(
            FileManager.default.subpathsOfDirectory(atPath: root.path).first { $0.hasSuffix("cohort.csv") }
        )
        table = root.appendingPathComponent(name).path
    }

    private func intake(_ arguments: String...) async throws -> Said { try await intake(arguments) }

    private func intake(_ arguments: [String]) async throws -> Said {
        try await BuiltProgram.siteAgent.run(["intake"] + arguments, in: folder)
    }

    @Test func `a preview is written, signed for, and no longer fits once a file changes`() async throws {
        let preview = try await intake("preview", "--cohort", table, "--format", "json")
        #expect(preview.status == 0, "\(preview.complaint)")
        let summary = try JSONText.object(preview.output)
        #expect(try JSONText.integer("unreadable", of: summary) == 0)
        #expect(try JSONText.integer("shown", of: summary) > 4)
        #expect(preview.complaint.contains("Drawing: "))
        let code = try JSONText.string("code", of: summary)
        #expect(try folder.text("intramural-site/preview/index.html").contains(code))

        #expect(try await intake("sign-off", "--show", "--cohort", table).status == 1)
        let row = try #require(try text(of: table).split(separator: "\n").dropFirst().first).split(separator: ",")
        let rejection = "\(row[0])/\(row[1]):\(row[3])=outline shifted"
        let signed = try await intake(
            "sign-off",
            "--cohort",
            table,
            "--reader",
            "Dr A",
            "--code",
            code,
            "--reject",
            rejection
        )
        #expect(signed.status == 0, "\(signed.complaint)")
        #expect(signed.output.contains("1 rejected now, 0 still rejected from earlier, 0 accepted again"))
        let standing = try await intake("sign-off", "--show", "--cohort", table)
        #expect(standing.status == 0)
        #expect(standing.output.contains("fits the files as they are now"))
        #expect(standing.output.contains("rejected \(row[0])/\(row[1]):\(row[3]): outline shifted"))
        let sign = ["sign-off", "--cohort", table, "--reader", "Dr B"]
        let silent = try await intake(sign)
        #expect(silent.output.contains("0 rejected now, 1 still rejected from earlier, 0 accepted again"))
        let lifting = try await intake(sign + ["--accept", "\(row[0])/\(row[1]):\(row[3])"])
        #expect(lifting.output.contains("0 rejected now, 0 still rejected from earlier, 1 accepted again"))

        let image = URL(fileURLWithPath: table).deletingLastPathComponent().appendingPathComponent(String(row[4]))
        try (Data(contentsOf: image) + [0]).write(to: image)
        let changed = try await intake("sign-off", "--show", "--cohort", table, "--format", "json")
        #expect(changed.status == 1)
        let first = try #require(JSONText.objects(changed.output).first)
        #expect(try JSONText.integer("changed_cases", of: first) >= 1)
        let refused = try await intake("sign-off", "--cohort", table, "--reader", "Dr A")
        #expect(refused.status == 1)
        #expect(refused.complaint.contains("has not been seen"))
        let again = try await intake("preview", "--cohort", table, "--format", "json")
        #expect(again.status == 0)
        #expect(try JSONText.integer("unreadable", of: JSONText.object(again.output)) >= 1)
    }

    @Test func `what is missing is said`() async throws {
        #expect(try await intake("sign-off", "--cohort", table, "--reader", "Dr A").status == 3)
        #expect(try await intake("sign-off").status == 2)
        #expect(try await intake("sign-off", "--show", "--reader", "Dr A").status == 2)
        let none = try await intake("preview", "--cohort", "none.csv")
        #expect(none.status == 3)
        #expect(none.complaint.contains("cannot be read"))
    }

    @Test func `asking a folder where no site is makes none`() async throws {
        let asked = try await intake("sign-off", "--show", "--folder", "nix")
        #expect(asked.status == 3)
        #expect(asked.complaint.contains("There is no site in nix"))
        #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("nix").path))
    }

    private func text(of path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }
}
