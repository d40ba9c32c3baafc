import Foundation
import Testing

/// Callers that the running server does not let in, and what their people are told.
@Suite struct RefusedCallerTests {
    @Test func `a revoked site is told so, and the others go on`() async throws {
        let consortium = try await RunningConsortium()
        let folder = consortium.folder
        let images = try TemporaryFolder()
        try await consortium.prepare(study: Rehearsal.study(), images: Rehearsal.makeImages(in: images))
        try await consortium.coordinator("revoke", "site-b", "--reason", "keys were stolen")
        try await waitUntilRefused("site-b", by: consortium)
        for command in [["doctor"], ["start"], ["study", "list"]] {
            let said = try await BuiltProgram.siteAgent.run(command + ["--folder", "site-b"], in: folder)
            #expect(said.status == 1, "\(command): \(said.complaint)")
            #expect((said.output + said.complaint).contains("revoked-certificate"), "\(command)")
        }
        let doctor = try await consortium.agent("site-a", "doctor")
        #expect(doctor.contains("coordinator") && !doctor.contains("failed"))
        let status = try await consortium.coordinator("status")
        #expect(status.contains("revoked: keys were stolen"))
        // The log says so, and it is whole.
        try await consortium.stopServer()
        let log = try await LogFacts(of: "coordinator/log", key: consortium.logKey, in: folder)
        #expect(log.kinds.last == "site-revoked")
        #expect(try folder.text("server.err").contains("code=revoked-certificate"))
    }

    /// A running server takes a revocation up within a second.
    private func waitUntilRefused(_ site: String, by consortium: RunningConsortium) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        while ContinuousClock.now < deadline {
            let said = try await BuiltProgram.siteAgent.run(["study", "list", "--folder", site], in: consortium.folder)
            if said.status == 1 { return }
        }
        Issue.record("\(site) is still let in")
    }

    @Test func `a site whose certificate was replaced is told to import the new grant`() async throws {
        let consortium = try await RunningConsortium()
        try await consortium.startServer()
        try await consortium.enrol("site-a")
        try await consortium.coordinator("approve", "site-a/request.json", "--out", "second.json")
        let before = try await BuiltProgram.siteAgent.run(["doctor", "--folder", "site-a"], in: consortium.folder)
        #expect(before.status == 1)
        #expect(before.output.contains("import the newest grant"))
        try await consortium.agent("site-a", "import", "second.json", "--fingerprint", consortium.fingerprint)
        try await consortium.agent("site-a", "doctor")
    }

    @Test(.enabled(if: ForeignProgram.areInstalled))
    func `nobody, a foreigner and one whose time is over`() async throws {
        let consortium = try await RunningConsortium()
        let folder = consortium.folder
        try await consortium.startServer()
        try await consortium.enrol("site-a")
        let genuine = "site-a/site-certificate.pem"
        try await makeForgeries(of: genuine, in: folder)

        let (status, answer) = try await call(consortium, with: genuine)
        #expect(status == 0)
        #expect(answer.hasSuffix("200"), "\(answer)")
        for (certificate, words) in [
            (nil, "certificate required"), ("expired.pem", "certificate expired"), ("foreign.pem", "unknown ca"),
        ] {
            let (status, answer) = try await call(consortium, with: certificate)
            #expect(status != 0, "\(certificate ?? "none")")
            #expect(answer.contains(words), "\(certificate ?? "none"): \(answer)")
        }

        for certificate in ["expired.pem", "foreign.pem"] {
            let copy = "site-\(certificate)"
            try FileManager.default.copyItem(atPath: folder.path("site-a"), toPath: folder.path(copy))
            try folder.write(folder.text(certificate), to: "\(copy)/site-certificate.pem")
            let doctor = try await BuiltProgram.siteAgent.run(["doctor", "--folder", copy], in: folder)
            #expect(doctor.status == 1, "\(certificate)")
            #expect(doctor.output.contains("failed   coordinator"), "\(certificate): \(doctor.output)")
            let list = try await BuiltProgram.siteAgent.run(["study", "list", "--folder", copy], in: folder)
            #expect(list.status == 4, "\(certificate)")
            #expect(list.complaint.contains("does not accept this site's certificate"), "\(list.complaint)")
        }
        // The server goes on, and each caller is in its log.
        try await consortium.agent("site-a", "doctor")
        #expect(try folder.text("server.err").split(separator: "\n").count { $0.contains("connection refused") } >= 3)
    }

    /// Certificates with the names and key of a genuine one: one that has expired, one that another root signed.
    private func makeForgeries(of genuine: String, in folder: TemporaryFolder) async throws {
        let shown = try await openSSL("x509", "-in", genuine, "-noout", "-ext", "subjectAltName", in: folder)
        let names = try #require(shown.split(separator: "\n").last).filter { $0 != " " }
        try folder.write("extendedKeyUsage=clientAuth\nsubjectAltName=\(names)\n", to: "names.cnf")
        let key = "site-a/keys/site-tls.pem"
        try await openSSL("req", "-new", "-key", key, "-subj", "/O=T/CN=site-a", "-out", "a.csr", in: folder)
        try await openSSL(
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-keyout",
            "other-key.pem",
            "-out",
            "other.pem",
            "-subj",
            "/O=T/CN=Intramural root",
            "-days",
            "30",
            in: folder
        )
        let authority = ("coordinator/root-certificate.pem", "coordinator/keys/authority.pem")
        for (name, days, root) in [("expired", "-1", authority), ("foreign", "30", ("other.pem", "other-key.pem"))] {
            try await openSSL(
                "x509",
                "-req",
                "-in",
                "a.csr",
                "-CA",
                root.0,
                "-CAkey",
                root.1,
                "-CAcreateserial",
                "-days",
                days,
                "-extfile",
                "names.cnf",
                "-out",
                "\(name).pem",
                in: folder
            )
        }
    }

    @discardableResult
    private func openSSL(_ arguments: String..., in folder: TemporaryFolder) async throws -> String {
        let process = try RunningProcess(
            ForeignProgram.openSSL,
            arguments,
            in: folder,
            named: "openssl-\(UUID().uuidString)"
        )
        let said = try await process.end(within: 30)
        try #require(said.status == 0, "openssl \(arguments): \(said.complaint)")
        return said.output
    }

    /// Asks the server for its studies; curl's exit code, and the answer with its HTTP status or what went wrong.
    private func call(_ consortium: RunningConsortium, with certificate: String?) async throws -> (Int32, String) {
        let usual = ["--silent", "--show-error", "--noproxy", "*", "--max-time", "20", "--write-out", "\n%{http_code}"]
        let root = ["--cacert", "coordinator/root-certificate.pem"]
        let own = certificate.map { ["--cert", $0, "--key", "site-a/keys/site-tls.pem"] } ?? []
        let said = try await RunningProcess(
            ForeignProgram.curl,
            usual + root + own + ["https://127.0.0.1:\(consortium.port)/v1/studies"],
            in: consortium.folder,
            named: "curl-\(UUID().uuidString)"
        ).end(within: 30)
        return (said.status, said.complaint + said.output)
    }
}

/// Programs of other people, which speak to the server in their own way.
private enum ForeignProgram {
    static let curl = URL(fileURLWithPath: "/usr/bin/curl")
    static let openSSL = URL(fileURLWithPath: "/usr/bin/openssl")
    static let areInstalled = [curl, openSSL].allSatisfy { FileManager.default.isExecutableFile(atPath: $0.path) }
}
