import CanonicalEncoding
import Foundation
import Identity
import Rounds
import SiteTransport
import Study
import Testing

@testable import CoordinatorServer

/// Requests that our own client would never send, sent by curl and openssl.
@Suite(.enabled(if: ChildProcess.areInstalled, "curl or openssl is not installed"))
struct HostileRequestTests {
    private let consortium: TestConsortium
    private let site: TestSite
    private let requests: RequestsDouble
    private let log = CollectedLog()

    init() async throws {
        consortium = try TestConsortium()
        site = try consortium.site("site-a")
        requests = try RequestsDouble()
        try await requests.admit(site: site.name, certificatePEM: site.certificatePEM)
    }

    /// Sends one request with curl, expects a coded refusal with its status and log line, and that the server goes on.
    private func expect(
        _ code: RefusalCode,
        _ path: String,
        _ arguments: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let (consortium, site) = (consortium, site)
        let (status, output) = try await consortium.listening(requests, log: log) { port in
            let result = try await consortium.curl(site, port: port, path, arguments)
            _ = try await consortium.connection(site, port: port).studies()
            return result
        }
        let lines = output.split(separator: "\n").map(String.init)
        #expect(status == 0, "\(output)", sourceLocation: sourceLocation)
        #expect(lines.last == String(code.status), "\(output)", sourceLocation: sourceLocation)
        let refusal = try? Refusal(json: JSONValue(parsing: Array((lines.first ?? "").utf8)))
        #expect(refusal?.code == code, "\(output)", sourceLocation: sourceLocation)
        let line = log.lines.last { $0.contains("code=\(code.rawValue)") }
        #expect(line != nil, "\(log.lines)", sourceLocation: sourceLocation)
    }

    private var approvalPath: String { "/v1/studies/\(requests.study.hex)/approval" }
    private var inputPath: String { "/v1/studies/\(requests.study.hex)/rounds/1/1/input" }

    private func file(_ bytes: Int) throws -> String {
        try consortium.write(String(repeating: "7", count: bytes), to: "body-\(bytes)")
        return "@" + consortium.path("body-\(bytes)")
    }

    private func header(_ json: JSONValue) -> [String] {
        ["--header", "Intramural-Envelope: \(Base64.encode(json.canonicalBytes))"]
    }

    private func envelope(bytes: Int) throws -> [String: JSONValue] {
        let body = [UInt8](repeating: UInt8(ascii: "7"), count: bytes)
        let envelope = try TestMessages.envelope(from: site, study: requests.study, body: body)
        guard case .object(let fields) = envelope.json else { return [:] }
        return fields
    }

    @Test func `an unknown path, version or method`() async throws {
        try await expect(.unknownEndpoint, "/")
        try await expect(.unknownEndpoint, "/v2/studies")
        try await expect(.unknownEndpoint, "/v1/studies", ["--request", "DELETE"])
        try await expect(.unknownEndpoint, "/v1/log/%2e%2e/%2e%2e/etc/passwd")
        #expect(!log.lines.contains { $0.contains("passwd") })
    }

    @Test func `an approval that is no JSON, has an unknown field, or is of another study`() async throws {
        let approval = try TestMessages.approval(from: site, study: requests.study)
        guard case .object(var fields) = approval.json else { return }
        try await expect(.malformedBody, approvalPath, ["--data-binary", "{"])
        try await expect(.malformedBody, approvalPath, ["--data-binary", ""])
        let other = "/v1/studies/\(SHA256Digest(hashing: [3]).hex)/approval"
        try await expect(.malformedBody, other, ["--data-binary", approval.json.canonicalText])
        fields["version"] = .integer(9)
        try await expect(.malformedBody, approvalPath, ["--data-binary", JSONValue.object(fields).canonicalText])
        #expect(await requests.approvals.isEmpty)
    }

    @Test func `an envelope that is missing, doubled, garbled, not canonical, or of another round`() async throws {
        let data = ["--data-binary", try file(80)]
        var fields = try envelope(bytes: 80)
        try await expect(.malformedBody, inputPath, data)
        try await expect(.malformedBody, inputPath, data + header(.object(fields)) + header(.object(fields)))
        try await expect(.malformedBody, inputPath, data + ["--header", "Intramural-Envelope: ???"])
        let spaced = Base64.encode(Array(" \(JSONValue.object(fields).canonicalText)".utf8))
        try await expect(.malformedBody, inputPath, data + ["--header", "Intramural-Envelope: \(spaced)"])
        let other = "/v1/studies/\(requests.study.hex)/rounds/2/1/input"
        try await expect(.malformedBody, other, data + header(.object(fields)))
        fields["extra"] = .null
        try await expect(.malformedBody, inputPath, data + header(.object(fields)))
        #expect(await requests.inputs.isEmpty)
    }

    @Test func `a body that is larger than declared in the envelope, than allowed, or endless`() async throws {
        let large = ["--data-binary", try file(2 << 20)]
        try await expect(.bodyTooLarge, approvalPath, large)
        try await expect(.bodyTooLarge, approvalPath, large + ["--header", "Transfer-Encoding: chunked"])
        try await expect(.bodyTooLarge, inputPath, large + header(.object(try envelope(bytes: 80))))
        let chunked = ["--header", "Transfer-Encoding: chunked"]
        try await expect(.bodyTooLarge, inputPath, large + chunked + header(.object(try envelope(bytes: 80))))
        let declared = ["--data-binary", "x", "--header", "Content-Length: 99999999999"]
        try await expect(.bodyTooLarge, approvalPath, declared)
        let absurd = ["--data-binary", "x", "--header", "Content-Length: 9999999999999999"]
        try await expect(.bodyTooLarge, approvalPath, absurd)
    }

    @Test func `a head beyond all measure is refused by HTTP itself, with a log line`() async throws {
        let (consortium, site) = (consortium, site)
        let long = String(repeating: "a", count: 40_000)
        try await consortium.listening(requests, log: log) { port in
            let result = try await consortium.curl(site, port: port, "/v1/studies", ["--header", "X: \(long)"])
            #expect(!result.output.hasSuffix("200"), "\(result.output)")
            _ = try await consortium.connection(site, port: port).studies()
        }
        #expect(log.lines.contains { $0.hasPrefix("notice connection refused") })
    }

    @Test func `bytes that are no HTTP, or no TLS`() async throws {
        let (consortium, site, log) = (consortium, site, log)
        try await consortium.listening(requests, log: log) { port in
            _ = try await ChildProcess.run(
                ChildProcess.openSSL,
                [
                    "s_client", "-quiet", "-connect", "127.0.0.1:\(port)", "-CAfile", consortium.path("root.pem"),
                    "-cert", site.certificatePath, "-key", site.keyPath,
                ],
                input: Data("no HTTP at all\r\n\r\n".utf8)
            )
            #expect(log.lines.count == 1, "\(log.lines)")
            let address = "http://127.0.0.1:\(port)/v1/studies"
            let plain = try await ChildProcess.run(ChildProcess.curl, ["--silent", "--noproxy", "*", address])
            #expect(plain.status != 0)
            _ = try await consortium.connection(site, port: port).studies()
        }
        #expect(
            log.lines.count == 2 && log.lines.allSatisfy { $0.hasPrefix("notice connection refused") },
            "\(log.lines)"
        )
    }

    @Test func `a caller that brings no request is hung up on`() async throws {
        let (consortium, site) = (consortium, site)
        var limits = ListenerLimits()
        limits.firstRequestSeconds = 1
        try await consortium.listening(requests, limits: limits) { port in
            // Standard input stays open: only the server's hanging up ends it.
            _ = try await ChildProcess.run(
                ChildProcess.openSSL,
                [
                    "s_client", "-quiet", "-connect", "127.0.0.1:\(port)", "-CAfile", consortium.path("root.pem"),
                    "-cert", site.certificatePath, "-key", site.keyPath,
                ]
            )
            _ = try await consortium.connection(site, port: port).studies()
        }
    }
}
