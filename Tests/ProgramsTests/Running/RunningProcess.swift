import Foundation

/// A process that was started; its standard output and error go to files, so that it never waits for a reader.
///
/// It goes away with its owner.
final class RunningProcess: Sendable {
    /// It took too long and was ended.
    struct Overdue: Error, CustomStringConvertible {
        let name: String
        let seconds: Int
        let complaint: String

        var description: String { "\(name) did not end within \(seconds) s; it said: \(complaint.suffix(2000))" }
    }

    /// The file that its standard output is appended to.
    let output: URL

    /// The file that its standard error is appended to.
    let complaints: URL

    private let name: String
    private let process: Process
    private let ending: Task<(status: Int32, wasKilled: Bool), Never>

    /// Starts a program in a folder; several processes of one name append to the same files.
    init(_ program: URL, _ arguments: [String], in folder: TemporaryFolder, named name: String) throws {
        self.name = "\(program.lastPathComponent) \(arguments.first ?? "")"
        output = folder.url.appendingPathComponent("\(name).out")
        complaints = folder.url.appendingPathComponent("\(name).err")
        process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = Self.environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try Self.appending(to: output)
        process.standardError = try Self.appending(to: complaints)
        let (ends, end) = AsyncStream<(status: Int32, wasKilled: Bool)>.makeStream()
        process.terminationHandler = {
            end.yield(($0.terminationStatus, $0.terminationReason == .uncaughtSignal))
            end.finish()
        }
        ending = Task { await ends.first { _ in true } ?? (status: -1, wasKilled: false) }
        try process.run()
    }

    deinit { if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) } }

    /// Whether it has not ended yet.
    var isRunning: Bool { process.isRunning }

    /// Ends it at once, as a power failure would.
    func kill() {
        // The child is not waited for by anybody else, so that its id is its own until it has ended.
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    }

    /// Asks it to end, as an operator or systemd would.
    func terminate() {
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGTERM) }
    }

    /// Waits until it has ended; ends it and throws if that takes too long.
    func end(within seconds: Int) async throws -> Said {
        let watchdog = Task {
            do { try await Task.sleep(for: .seconds(seconds)) } catch { return false }
            self.kill()
            return true
        }
        let ending = await ending.value
        watchdog.cancel()
        let said = Said(
            status: ending.status,
            wasKilled: ending.wasKilled,
            output: try String(contentsOf: output, encoding: .utf8),
            complaint: try String(contentsOf: complaints, encoding: .utf8)
        )
        if await watchdog.value { throw Overdue(name: name, seconds: seconds, complaint: said.complaint) }
        return said
    }

    /// Waits until its standard error has a line that begins so.
    func says(_ beginning: String, times: Int = 1, within seconds: Int = 30) async throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while try String(contentsOf: complaints, encoding: .utf8)
            .split(separator: "\n").count(where: { $0.hasPrefix(beginning) }) < times
        {
            guard ContinuousClock.now < deadline, isRunning else {
                throw Overdue(
                    name: name,
                    seconds: seconds,
                    complaint: try String(contentsOf: complaints, encoding: .utf8)
                )
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private static func appending(to file: URL) throws -> FileHandle {
        if !FileManager.default.fileExists(atPath: file.path) { try Data().write(to: file) }
        let handle = try FileHandle(forWritingTo: file)
        _ = fcntl(handle.fileDescriptor, F_SETFL, O_APPEND)
        return handle
    }

    /// This process's environment without a proxy: nothing here leaves the machine.
    private static var environment: [String: String] {
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.lowercased().hasSuffix("_proxy") }
        environment["NO_COLOR"] = "1"
        return environment
    }
}
