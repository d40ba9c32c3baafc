import Testing

/// A mistake of a new user: the command line, its exit code, and what the message has to say.
struct Mistake: Sendable, CustomTestStringConvertible {
    /// Everything that must never reach a user: Swift's own words for what went wrong.
    static let unwelcome = [
        "Fatal error", "Error Domain=", "NSUnderlyingError", "Swift/", ".swift:", "Current stack trace", "Optional(",
    ]

    let program: BuiltProgram
    let line: String
    let status: Int32
    let says: [String]

    init(_ program: BuiltProgram, _ line: String, _ status: Int32, _ says: String...) {
        (self.program, self.line, self.status, self.says) = (program, line, status, says)
    }

    var testDescription: String { "\(program.rawValue) \(line)" }

    /// Makes the mistake, with a command line that is split at spaces, and checks what holds of every mistake.
    func check(in folder: TemporaryFolder) async throws {
        let said = try await program.run(line.split(separator: " ").map(String.init), in: folder)
        #expect(said.status == status, "\(testDescription): \(said.complaint)")
        #expect(!said.wasKilled, "\(testDescription)")
        #expect(said.output.isEmpty, "\(testDescription) printed a result: \(said.output)")
        for part in says { #expect(said.complaint.contains(part), "\(testDescription): \(said.complaint)") }
        for part in Self.unwelcome { #expect(!said.complaint.contains(part), "\(testDescription): \(said.complaint)") }
    }
}
