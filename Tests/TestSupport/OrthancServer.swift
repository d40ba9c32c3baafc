public import Foundation

/// A real PACS for a test: Orthanc with its DICOMweb plugin on a free port of 127.0.0.1, in a folder of its own.
///
/// It speaks plain http: with TLS, Debian 12's Orthanc crashes at the first request. It ends with its owner. Its one user is `tester` with the password `open:sesame`.
public final class OrthancServer: @unchecked Sendable {
    // `@unchecked`: `process` is guarded by `lock`.

    /// How a server differs from a plain one.
    public struct Settings: Sendable {
        /// The most items of any list; 0 for no limit.
        public var findLimit = 0

        /// Creates the settings of a plain server.
        public init() {}
    }

    /// What is wrong with the server, or with this machine.
    public struct Trouble: Error, CustomStringConvertible {
        /// What happened and what to do.
        public let description: String
    }

    /// The line `user:password` of its only user.
    public static let login = "tester:open:sesame"

    private static let program = "/usr/sbin/Orthanc"
    private static let plugin = "/usr/share/orthanc/plugins/libOrthancDicomWeb.so"

    /// Whether tests with a real PACS are to run: where Orthanc is installed, and always under continuous integration.
    public static var isToBeUsed: Bool {
        let isForced = ProcessInfo.processInfo.environment["CI"].map { !["", "0", "false"].contains($0) } ?? false
        return isForced || isInstalled
    }

    /// What a skipped test says.
    public static let advice = "needs a real PACS: apt-get install orthanc orthanc-dicomweb, or run `make test`"

    private static var isInstalled: Bool {
        [program, plugin].allSatisfy { FileManager.default.fileExists(atPath: $0) }
    }

    /// The port it listens on.
    public let port: Int

    /// The folder of its database and configuration.
    public let folder: URL

    private let lock = NSLock()
    private var process: Process?

    /// Starts a server and waits until it answers.
    public init(_ settings: Settings = Settings()) throws {
        guard Self.isInstalled else { throw Trouble(description: "This test \(Self.advice).") }
        port = try LoopbackListener.closedPort()
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("intramural-pacs-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try JSONSerialization.data(withJSONObject: configuration(settings)).write(to: configurationFile)
        try start()
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// The address of its DICOMweb service.
    public var address: String { "\(root)/dicom-web" }

    /// The address of the server.
    public var root: String { "http://127.0.0.1:\(port)" }

    /// Starts it, for example again after ``stop()``, with what it had stored.
    public func start() throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = [configurationFile.path]
        process.standardOutput = FileHandle.nullDevice
        let log = folder.appendingPathComponent("log")
        try Data().write(to: log)
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        lock.withLock { self.process = process }
        let deadline = Date().addingTimeInterval(60)
        while (try? call(["\(root)/system"])) == nil {
            guard process.isRunning, Date() < deadline else {
                throw Trouble(
                    description: "Orthanc does not answer; it said: \(try String(contentsOf: log, encoding: .utf8))"
                )
            }
            Thread.sleep(forTimeInterval: 0.05)
        }
    }

    /// Ends it at once, as a power failure would.
    public func stop() {
        lock.withLock {
            guard let process, process.isRunning else { return }
            // The child is not waited for by anybody else, so that its id is its own until it has ended.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
    }

    /// Stores DICOM files.
    public func store(_ files: [Data]) throws {
        let inbox = folder.appendingPathComponent("inbox-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: inbox) }
        let blocks = try files.enumerated().map { number, file in
            let name = inbox.appendingPathComponent("\(number)")
            try file.write(to: name)
            return """
                url = "\(root)/instances"
                data-binary = "@\(name.path)"
                user = "\(Self.login)"
                output = "/dev/null"
                silent
                fail

                """
        }
        let list = inbox.appendingPathComponent("list")
        try Data(blocks.joined(separator: "next\n").utf8).write(to: list)
        _ = try Self.run("curl", ["--fail-early", "--noproxy", "*", "-K", list.path])
    }

    private func call(_ arguments: [String]) throws -> Data {
        try Self.run("curl", ["--fail", "--silent", "--noproxy", "*", "--user", Self.login] + arguments)
    }

    private var configurationFile: URL { folder.appendingPathComponent("orthanc.json") }

    private func configuration(_ settings: Settings) -> [String: Any] {
        [
            "Name": "test", "StorageDirectory": folder.appendingPathComponent("storage").path,
            "IndexDirectory": folder.appendingPathComponent("storage").path, "Plugins": [Self.plugin],
            "HttpPort": port, "HttpBindAddresses": ["127.0.0.1"], "RemoteAccessAllowed": false,
            "AuthenticationEnabled": true, "RegisteredUsers": ["tester": "open:sesame"], "DicomServerEnabled": false,
            "WebDavEnabled": false, "KeepAlive": true, "HttpThreadsCount": 4, "ConcurrentJobs": 1,
            "LimitFindResults": settings.findLimit, "LimitFindInstances": settings.findLimit,
            "DicomWeb": ["Enable": true, "Root": "/dicom-web/"],
        ]
    }

    /// Runs a program of the system to its end, which has to be a good one.
    @discardableResult
    public static func run(_ program: String, _ arguments: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Trouble(description: "\(program) ended with \(process.terminationStatus).")
        }
        return data
    }
}
