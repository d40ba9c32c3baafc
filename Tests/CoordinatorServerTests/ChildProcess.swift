import Foundation

/// Another program that calls the server, such as `curl` or `openssl`.
enum ChildProcess {
    static let curl = "/usr/bin/curl"
    static let openSSL = "/usr/bin/openssl"
    static var areInstalled: Bool {
        [curl, openSSL].allSatisfy { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs it to its end, on a thread of its own; its exit code and output.
    static func run(
        _ path: String,
        _ arguments: [String],
        input: Data = Data()
    ) async throws -> (status: Int32, output: String) {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try wait(path, arguments, input) }) }
        }
    }

    private static func wait(_ path: String, _ arguments: [String], _ input: Data) throws -> (Int32, String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let (stdin, stdout) = (Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = stdout
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: input)
        if !input.isEmpty { try stdin.fileHandleForWriting.close() }
        let output = stdout.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}

extension TestConsortium {
    /// Calls the server with curl; its exit code, and the answer's body and HTTP status on two lines.
    func curl(
        _ site: TestSite?,
        port: Int,
        _ path: String,
        _ arguments: [String] = []
    ) async throws -> (status: Int32, output: String) {
        let certificate = site.map { ["--cert", $0.certificatePath, "--key", $0.keyPath] } ?? []
        let usual = [
            "--silent", "--show-error", "--noproxy", "*", "--max-time", "30", "--cacert", self.path("root.pem"),
        ]
        return try await ChildProcess.run(
            ChildProcess.curl,
            usual + certificate + ["--write-out", "\n%{http_code}"] + arguments + ["https://127.0.0.1:\(port)\(path)"]
        )
    }
}
