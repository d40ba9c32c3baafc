import Foundation
import TestSupport
import Testing

@testable import SiteTransport

/// Whom a pull trusts, and who trusts it: against OpenSSL's own server, which answers every search with an empty list.
@Suite struct DICOMWebTLSTests {
    /// A server with a certificate of its own for 127.0.0.1; it ends with its owner.
    private final class Server: @unchecked Sendable {
        // `@unchecked`: nothing changes after `init`.
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "intramural-tls-\(UUID().uuidString)"
        )
        let port: Int
        private let process = Process()

        init(_ options: [String] = []) throws {
            port = try LoopbackListener.closedPort()
            let answers = folder.appendingPathComponent("rs")
            try FileManager.default.createDirectory(at: answers, withIntermediateDirectories: true)
            try Data("HTTP/1.0 200 OK\r\nContent-Type: application/dicom+json\r\nContent-Length: 2\r\n\r\n[]".utf8)
                .write(to: answers.appendingPathComponent("studies?PatientID=P&limit=250&offset=0"))
            try OrthancServer.run(
                "openssl",
                [
                    "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
                    "subjectAltName=IP:127.0.0.1", "-keyout", path("key.pem"), "-out", path("certificate.pem"),
                ]
            )
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments =
                [
                    "openssl", "s_server", "-HTTP", "-quiet", "-accept", "127.0.0.1:\(port)", "-cert",
                    path("certificate.pem"), "-key", path("key.pem"),
                ] + options
            process.currentDirectoryURL = folder
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
        }

        deinit {
            if process.isRunning {
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
            }
            try? FileManager.default.removeItem(at: folder)
        }

        func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

        var address: String { "https://127.0.0.1:\(port)/rs" }
    }

    /// What a search brings: nothing, as it should, or the error's words.
    private func search(
        _ server: Server,
        _ change: (inout PACSConfiguration) -> Void = { _ in }
    ) async throws -> String? {
        var configuration = PACSConfiguration(address: server.address)
        configuration.authority = server.path("certificate.pem")
        configuration.proxy = ""
        change(&configuration)
        // The server may need a moment to begin.
        let retry = RetryPolicy(maximumAttempts: 40, firstPauseSeconds: 0.1, longestPauseSeconds: 0.1)
        do {
            let pull = try StudyPull(PACSConnection(configuration, retry: retry), filter: PullFilter())
            let found = try await pull.find([PullQuestion(line: 1, key: .patient("P"))])
            #expect(found.linesNotFound == [1])
            return nil
        } catch let error as PACSError {
            return error.description
        }
    }

    @Test func `an authority that is named is trusted, and no other`() async throws {
        let server = try Server()
        #expect(try await search(server) == nil)
        let stranger = try await search(server) { $0.authority = nil }
        #expect(stranger?.contains("name its file with --ca") == true, "\(stranger ?? "")")
        let renamed = try await search(server) { $0.address = "https://localhost:\(server.port)/rs" }
        #expect(renamed?.contains("another name") == true, "\(renamed ?? "")")
        let missing = try await search(server) { $0.authority = "/nowhere" }
        #expect(missing?.contains("certificate authority cannot be read") == true, "\(missing ?? "")")
    }

    @Test(arguments: [("-tls1_2", true), ("-tls1_3", true), ("-tls1_1", false)])
    func `TLS is 1_2 or later`(version: String, isAccepted: Bool) async throws {
        let server = try Server([version, "-cipher", "DEFAULT@SECLEVEL=0"])
        let error = try await search(server)
        #expect((error == nil) == isAccepted, "\(error ?? "")")
        if !isAccepted { #expect(error?.contains("No secure connection") == true, "\(error ?? "")") }
    }

    @Test func `a client certificate is shown to who wants one`() async throws {
        let server = try Server(["-Verify", "1", "-verify_return_error", "-CAfile", "certificate.pem"])
        let shown = try await search(server) {
            $0.certificate = server.path("certificate.pem")
            $0.key = server.path("key.pem")
        }
        #expect(shown == nil, "\(shown ?? "")")
        let none = try await search(server)
        #expect(none?.contains("does not accept this program's certificate, or wants one") == true, "\(none ?? "")")
        let half = try await search(server) { $0.certificate = server.path("certificate.pem") }
        #expect(half?.contains("needs its key") == true, "\(half ?? "")")
    }
}
