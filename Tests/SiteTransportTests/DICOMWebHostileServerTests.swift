import Foundation
import Synchronization
import TestSupport
import Testing

@testable import SiteTransport

/// Servers that answer otherwise than the standard says.
@Suite struct DICOMWebHostileServerTests {
    private typealias Server = DICOMWebScriptedServer

    private func connection(_ server: Server, attempts: Int = 1) throws -> PACSConnection {
        var configuration = PACSConfiguration(address: server.address)
        configuration.proxy = ""
        return try PACSConnection(
            configuration,
            retry: RetryPolicy(maximumAttempts: attempts),
            pageSize: 10,
            onRetry: { _ in },
            pause: { _ in }
        )
    }

    private let question = PullQuestion(line: 1, key: .patient("SECRET-77"))

    private func search(_ server: Server, attempts: Int = 1) async throws -> FoundSeriesList {
        try await StudyPull(connection(server, attempts: attempts), filter: PullFilter()).find([question])
    }

    /// What a search says of an answer, which never names the patient or repeats the server's words.
    private func complaint(_ answer: [UInt8]) async throws -> String {
        let server = try Server { _, _ in answer }
        let error = await #expect(throws: PACSError.self) { _ = try await search(server) }
        let text = error?.description ?? ""
        #expect(!text.contains("SECRET"), "\(text)")
        return text
    }

    @Test(arguments: [
        (301, "redirect to https://other.example, which is not followed"), (400, "does not understand"),
        (401, "--login-file"), (403, "leave to query"), (404, "/dicom-web (Orthanc)"), (406, "DICOM JSON"),
        (500, "Tell the PACS administrator"), (503, "too busy"), (504, "Try again later"),
    ])
    func `a status is told with what to do`(status: Int, says: String) async throws {
        let body = Array("PatientID SECRET-77 is unknown".utf8)
        let text = try await complaint(
            Server.answer(
                status,
                "text/plain",
                body,
                headers: ["Location: https://other.example/x?PatientID=SECRET-77"]
            )
        )
        #expect(text.contains("HTTP \(status)") && text.contains(says), "\(text)")
        #expect(text.contains("http://127.0.0.1:"))
    }

    @Test func `other types, broken JSON, too much of it, and no HTTP are told`() async throws {
        #expect(try await complaint(Server.answer(200, "text/html", Array("<html>".utf8))).contains("login page"))
        #expect(
            try await complaint(Server.answer(200, nil, Array("[]".utf8))).contains("something else than DICOM JSON")
        )
        #expect(try await complaint(Server.json("[{")).contains("no DICOM JSON"))
        #expect(try await complaint(Server.json(String(repeating: " ", count: 9 << 20))).contains("8 MiB"))
        #expect(try await complaint(Array("SSH-2.0-SECRET\r\n\r\n".utf8)).contains("check the port"))
        #expect(try await complaint([]).contains("broke"))
    }

    @Test func `nothing but no content is an empty list`() async throws {
        let server = try Server { _, _ in Server.answer(204, nil, []) }
        #expect(try await search(server).linesNotFound == [1])
    }

    @Test func `what is down for a while is asked again, credentials are not`() async throws {
        let busy = try Server { _, number in
            number < 3 ? Server.answer([429, 502, 503][number], nil, []) : Server.json("[]")
        }
        #expect(try await search(busy, attempts: 4).linesNotFound == [1])
        #expect(busy.requests.count == 4)
        let closed = try Server { _, _ in Server.answer(401, nil, []) }
        await #expect(throws: PACSError.self) { _ = try await search(closed, attempts: 4) }
        #expect(closed.requests.count == 1)
    }

    @Test func `a server may ask for a longer pause, within reason`() async throws {
        let server = try Server { _, number in
            number < 2
                ? Server.answer(503, nil, [], headers: ["Retry-After: \([7, 9999][number])"]) : Server.json("[]")
        }
        let pauses = Mutex<[Double]>([])
        var configuration = PACSConfiguration(address: server.address)
        configuration.proxy = ""
        let connection = try PACSConnection(
            configuration,
            retry: .brief,
            pageSize: 10,
            onRetry: { _ in },
            pause: { seconds in pauses.withLock { $0.append(seconds) } }
        )
        _ = try await StudyPull(connection, filter: PullFilter()).find([question])
        #expect(pauses.withLock { $0 } == [7, 60])
    }

    @Test func `studies of other patients and paths in place of UIDs are left alone`() async throws {
        let server = try Server { path, _ in
            path.contains("/series")
                ? Server.json(#"[{"0020000E": {"Value": ["1.2.9"]}}, {"0020000E": {"Value": ["../../x"]}}]"#)
                : Server.json(
                    #"""
                    [{"0020000D": {"Value": ["1.2.3"]}, "00100020": {"Value": ["SECRET-77 "]}},
                     {"0020000D": {"Value": ["1.2.4"]}, "00100020": {"Value": ["ANOTHER"]}},
                     {"0020000D": {"Value": ["1.2.5"]}},
                     {"0020000D": {"Value": ["../admin"]}, "00100020": {"Value": ["SECRET-77"]}}]
                    """#
                )
        }
        let found = try await search(server)
        #expect(found.unaskedStudies == 2)
        #expect(found.series.map(\.identifier.text) == ["1.2.9"])
        #expect(found.incompleteLists == 2)
        #expect(server.requests.allSatisfy { !$0.contains("admin") && !$0.contains("1.2.4") })
    }

    // MARK: Images

    private static let image = Array(SyntheticMR().file)

    private static func multipart(_ bytes: [UInt8]) -> [UInt8] {
        Server.answer(
            200,
            #"multipart/related; type="application/dicom"; boundary="b o""#,
            Array("--b o\r\nContent-Type: application/dicom\r\n\r\n".utf8) + bytes + Array("\r\n--b o--\r\n".utf8)
        )
    }

    /// What comes of a series of one image that is answered like this, and what is in the target folder then.
    private func pull(
        _ answer: @escaping @Sendable (Int) -> [UInt8]
    ) async throws -> (summary: PullSummary, files: [String], server: Server) {
        let images = Mutex(0)
        let server = try Server { path, _ in
            if path.hasSuffix("/instances/1.2.3.4") {
                return answer(
                    images.withLock {
                        $0 += 1; return $0 - 1
                    }
                )
            }
            return path.contains("offset=0")
                ? Server.json(#"[{"00080018": {"Value": ["1.2.3.4"]}}]"#) : Server.json("[]")
        }
        let target = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: target) }
        let (study, series) = try (#require(UniqueIdentifier("1.2")), #require(UniqueIdentifier("1.2.3")))
        var found = FoundSeriesList()
        found.series = [
            FoundSeries(study: study, identifier: series, modality: "MR", description: nil, announcedInstances: nil)
        ]
        let summary = try await StudyPull(connection(server), filter: PullFilter())
            .retrieve(found, into: PullFolder(target.path))
        let files = FileManager.default.enumerator(atPath: target.path)?.compactMap { $0 as? String } ?? []
        return (summary, files.sorted().filter { $0 != ".intake-pull.lock" }, server)
    }

    @Test func `an image is kept, under a name that says nothing`() async throws {
        let pulled = try await pull { _ in Self.multipart(Self.image) }
        #expect(pulled.summary.instances == 1 && pulled.summary.bytes == Self.image.count)
        // The first digits of `printf 1.2.3 | sha256sum`, and of the instance's UID.
        #expect(pulled.files == ["c47f5b18", "c47f5b18/6694f83c9f476da3.dcm"])
        let accept = pulled.server.requests.contains {
            $0.contains(#"Accept: multipart/related; type="application/dicom"; transfer-syntax=*"#)
        }
        #expect(accept)
    }

    @Test func `an image that is none leaves nothing behind`() async throws {
        let image = Self.image
        let cases: [(String, [UInt8])] = [
            ("no DICOM file", Self.multipart(Array("<html>".utf8))),
            ("no DICOM file", Self.multipart(Array(image.prefix(131)))),
            ("no DICOM file", Self.multipart(Array(image.dropFirst(1)))),
            ("another wrapping", Server.answer(200, "application/dicom", image)),
            ("another wrapping", Server.answer(200, "text/html", image)),
            ("another wrapping", Server.answer(200, nil, image)),
            ("without its end", Server.answer(200, "multipart/related; boundary=b", Array("--b\r\n\r\n".utf8) + image)),
            ("without its end", Server.answer(200, "multipart/related; boundary=b", [])),
            (
                "more than the one",
                Server.answer(
                    200,
                    "multipart/related; boundary=b",
                    Array("--b\r\n\r\n".utf8) + image + Array("\r\n--b\r\n\r\n".utf8) + image + Array("\r\n--b--".utf8)
                )
            ),
            ("broken multipart", Server.answer(200, "multipart/related; boundary=b", Array("--b\r\nx\r\n\r\n".utf8))),
            ("cannot deliver", Server.answer(404, "text/plain", Array("1.2.3.4".utf8))),
            ("any transfer syntax", Server.answer(406, nil, [])),
        ]
        for (says, answer) in cases {
            let pulled = try await pull { _ in answer }
            #expect(pulled.summary.failed == 1 && pulled.summary.instances == 0, "\(says)")
            #expect(pulled.summary.failures.keys.first?.contains(says) == true, "\(pulled.summary.failures)")
            #expect(pulled.summary.failures.keys.allSatisfy { !$0.contains("1.2.3") })
            #expect(pulled.files.count == 1, "\(says): \(pulled.files)")
        }
    }

    @Test func `a connection that breaks in the middle ends the pull without a file`() async throws {
        let whole = Self.multipart(Self.image)
        let interruption = await #expect(throws: PullInterruption.self) {
            _ = try await pull { _ in Array(whole.prefix(whole.count - 100)) }
        }
        #expect(interruption?.error.isTransient == true)
        #expect(interruption?.summary.instances == 0)
    }

    @Test func `one who may not retrieve is told at once`() async throws {
        let interruption = await #expect(throws: PullInterruption.self) {
            _ = try await pull { _ in Server.answer(403, nil, []) }
        }
        #expect(interruption?.error.description.contains("HTTP 403") == true)
    }

    @Test func `a token is sent as such`() async throws {
        let server = try Server { _, _ in Server.json("[]") }
        var configuration = PACSConfiguration(address: server.address)
        configuration.credentials = try .bearer(line: "abc.def\n")
        configuration.proxy = ""
        _ = try await StudyPull(PACSConnection(configuration, retry: .never), filter: PullFilter()).find([question])
        #expect(server.requests.first?.contains("Authorization: Bearer abc.def\r\n") == true)
    }
}
