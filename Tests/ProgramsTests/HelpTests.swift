import Foundation
import Testing

/// What a person finds who asks a program how it is used.
@Suite struct HelpTests {
    /// The commands below a command, as its own help lists them.
    private func subcommands(in help: String) -> [String] {
        guard let section = help.range(of: "\nSUBCOMMANDS:\n") else { return [] }
        return help[section.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
            .prefix { !$0.isEmpty }
            .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
    }

    /// Every command of a program with its help.
    private func commands(
        of program: BuiltProgram,
        below path: [String] = [],
        in folder: TemporaryFolder
    ) async throws -> [(path: [String], help: String)] {
        let said = try await program.run(path + ["--help"], in: folder)
        #expect(said.status == 0, "\(path)")
        #expect(said.complaint.isEmpty, "\(path)")
        var found = [(path, said.output)]
        for name in subcommands(in: said.output) {
            found += try await commands(of: program, below: path + [name], in: folder)
        }
        return found
    }

    @Test(arguments: zip(BuiltProgram.allCases, [12, 16, 3, 2]))
    func `every command has a help with an example`(program: BuiltProgram, atLeast: Int) async throws {
        let commands = try await commands(of: program, in: TemporaryFolder())
        #expect(commands.count > atLeast)
        for command in commands {
            let name = ([program.rawValue] + command.path).joined(separator: " ")
            #expect(command.help.contains("EXAMPLE"), "\(name)")
            #expect(command.help.contains("\n  \(program.rawValue) "), "\(name)")
        }
        #expect(commands.first?.help.contains("EXIT CODES") == true)
    }

    @Test(arguments: BuiltProgram.allCases)
    func `a program without arguments shows what it can do`(program: BuiltProgram) async throws {
        let said = try await program.run([], in: TemporaryFolder())
        #expect(said.status == 0)
        #expect(said.output.contains("SUBCOMMANDS:"))
        #expect(said.complaint.isEmpty)
    }
}
