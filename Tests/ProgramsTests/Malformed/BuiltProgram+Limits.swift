import Foundation

extension BuiltProgram {
    /// How long a malformed input may take.
    static let secondLimit = 20

    /// Runs the program, and what it starts, with 1 GB of address space for each process.
    ///
    /// Memory that is used cannot exceed the address space. More threads would ask for space that they do not use, so
    /// that glibc is told to share its arenas.
    func runConfined(
        _ arguments: [String],
        in folder: TemporaryFolder,
        within seconds: Int = secondLimit
    ) async throws -> Said {
        let script = "MALLOC_ARENA_MAX=2; export MALLOC_ARENA_MAX; ulimit -v 1000000; exec \"$0\" \"$@\""
        return try await RunningProcess(
            URL(fileURLWithPath: "/bin/sh"),
            ["-c", script, url.path] + arguments,
            in: folder,
            named: "confined-\(UUID().uuidString)"
        ).end(within: seconds)
    }
}
