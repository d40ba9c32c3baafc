import Foundation
import TestSupport
import Testing

/// `site-agent intake pull` and a real PACS.
@Suite(.enabled(if: OrthancServer.isToBeUsed, "\(OrthancServer.advice)"), .serialized)
struct IntakePullTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(OrthancServer.login + "\n", to: "login")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path("login"))
        try folder.write("PatientID\nPAT-1\nPAT-9\nPAT-2\n", to: "patients.csv")
    }

    private func arguments(_ server: OrthancServer, _ more: String..., through relay: HoldingRelay? = nil) -> [String] {
        [
            "intake", "pull", "--pacs", relay?.address ?? server.address, "--login-file", "login", "--patients",
            "patients.csv",
        ] + more
    }

    /// The whole files below a folder, and the names of all that are not.
    private func retrieved(_ name: String = "images") -> (files: Set<Data>, partial: [String]) {
        let url = folder.url.appendingPathComponent(name)
        let names = FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []
        let files = names.filter { $0.hasSuffix(".dcm") }
        return (
            Set(files.compactMap { try? Data(contentsOf: url.appendingPathComponent($0)) }),
            names.filter { $0.hasSuffix(".part") }
        )
    }

    /// A way to the server that is shut in the middle of a pull: when twenty images are there.
    private func relay(to server: OrthancServer) throws -> HoldingRelay {
        let images = folder.path("images")
        return try HoldingRelay(to: server.port) {
            let names = FileManager.default.enumerator(atPath: images)?.compactMap { $0 as? String } ?? []
            return names.count { $0.hasSuffix(".dcm") } >= 20
        }
    }

    private func cohort(_ count: Int) -> [SyntheticMR] {
        let first = SyntheticMR()
        var other = first
        (other.patient, other.study, other.series) = (
            "PAT-2", "1.2.826.0.1.3680043.10.999.7", "1.2.826.0.1.3680043.10.999.7.1"
        )
        other.seriesDescription = "adc\u{1B}[2J"
        return first.series(of: count) + other.series(of: 3)
    }

    /// Nothing that a person or a log sees names a patient or a UID.
    private func checkSecrecy(_ said: Said) {
        for secret in ["PAT-", "1.2.826", "Phantom", "sesame"] {
            #expect(
                !said.output.contains(secret) && !said.complaint.contains(secret),
                "\(said.complaint)\(said.output)"
            )
        }
    }

    @Test func `a list of patients is retrieved, and who is missing is told by the line`() async throws {
        let server = try OrthancServer()
        let files = cohort(12).map(\.file)
        try server.store(files)
        let said = try await BuiltProgram.siteAgent.run(
            arguments(server, "--into", "images", "--format", "json"),
            in: folder
        )
        #expect(said.status == 1, "\(said.complaint)")
        let summary = try JSONText.object(said.output)
        for (name, value) in [
            "asked": 3, "found": 2, "studies": 2, "series": 2, "instances": 15, "skipped": 0, "failed": 0,
            "bytes": files.reduce(0) { $0 + $1.count },
        ] { #expect(try JSONText.integer(name, of: summary) == value, "\(name)") }
        #expect(summary["not_found_lines"] as? [Int] == [3])
        #expect(retrieved().files == Set(files))
        #expect(said.complaint.contains("Retrieving: 15 of 15 images"))
        checkSecrecy(said)
        let again = try await BuiltProgram.siteAgent.run(arguments(server, "--into", "images"), in: folder)
        #expect(again.output.contains("Retrieved 0 images, 0 kB; 15 were there already, 0 failed."), "\(again.output)")
        #expect(again.output.contains("of 1 patients, on lines 3."))
        checkSecrecy(again)
        let names = FileManager.default.enumerator(atPath: folder.path("images"))?.compactMap { $0 as? String } ?? []
        #expect(names.count == 18 && names.allSatisfy { !$0.contains("PAT") && !$0.contains("1.2.826") })
    }

    @Test func `a dry run shows what there is and makes nothing`() async throws {
        let server = try OrthancServer()
        try server.store(cohort(5).map(\.file))
        let said = try await BuiltProgram.siteAgent.run(arguments(server, "--dry-run"), in: folder)
        #expect(said.status == 1)
        #expect(said.output.contains("t2_tse_tra") && !said.output.contains("\u{1B}"), "\(said.output)")
        #expect(said.output.contains("Asked for 3 patients, found 2: 2 studies, 2 series."))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy { $0 != "images" })
        checkSecrecy(said)
    }

    @Test func `a pull that is killed is gone on with`() async throws {
        let server = try OrthancServer()
        let files = cohort(200).map(\.file)
        try server.store(files)
        let relay = try relay(to: server)
        let first = try RunningProcess(
            BuiltProgram.siteAgent.url,
            arguments(server, "--into", "images", through: relay),
            in: folder,
            named: "killed"
        )
        try await relay.holds()
        first.kill()
        #expect(try await first.end(within: 20).wasKilled)
        // A half-written file of its own making, as the kill may or may not have left one.
        let series = try #require(
            try FileManager.default.contentsOfDirectory(atPath: folder.path("images")).first { !$0.hasPrefix(".") }
        )
        try Data([1, 2]).write(to: folder.url.appendingPathComponent("images/\(series)/.0123456789abcdef.dcm.part"))
        let before = retrieved().files
        #expect(before.count >= 20 && before.count < 200 && before.isSubset(of: Set(files)))
        let said = try await BuiltProgram.siteAgent.run(arguments(server, "--into", "images"), in: folder)
        #expect(said.status == 1 && said.output.contains("\(before.count) were there already"), "\(said.output)")
        #expect(retrieved().files == Set(files) && retrieved().partial == [])
    }

    @Test func `a pull that is asked to end says so and leaves nothing half done`() async throws {
        let server = try OrthancServer()
        try server.store(cohort(200).map(\.file))
        let relay = try relay(to: server)
        let process = try RunningProcess(
            BuiltProgram.siteAgent.url,
            arguments(server, "--into", "images", through: relay),
            in: folder,
            named: "stopped"
        )
        try await relay.holds()
        process.terminate()
        let said = try await process.end(within: 20)
        #expect(said.status == 143 && said.complaint.contains("Start again to go on"), "\(said.complaint)")
        #expect(retrieved().partial == [])
    }

    @Test func `a PACS that stops in the middle is told, and its images come later`() async throws {
        let server = try OrthancServer()
        let files = cohort(200).map(\.file)
        try server.store(files)
        let relay = try relay(to: server)
        let process = try RunningProcess(
            BuiltProgram.siteAgent.url,
            arguments(server, "--into", "images", through: relay),
            in: folder,
            named: "broken"
        )
        try await relay.holds()
        server.stop()
        relay.breakOff()
        let said = try await process.end(within: 60)
        #expect(said.status == 4, "\(said.complaint)")
        #expect(said.complaint.contains("Nobody answers at \(relay.address)"), "\(said.complaint)")
        #expect(said.complaint.contains("Run the same command again to go on"))
        checkSecrecy(said)
        try server.start()
        let again = try await BuiltProgram.siteAgent.run(arguments(server, "--into", "images"), in: folder)
        #expect(again.status == 1 && retrieved().files == Set(files))
    }

    @Test func `what a data manager does wrong`() async throws {
        let server = try OrthancServer()
        try folder.write("tester:wrong", to: "wrong")
        try folder.write("nobody", to: "half")
        try folder.write("PAT-1\nPAT*\n", to: "star.csv")
        try folder.write("id;name\n1;x\n", to: "columns.csv")
        let (pull, list) = ("intake pull --pacs \(server.address)", "--patients patients.csv")
        for mistake in [
            Mistake(
                .siteAgent,
                "\(pull) --login-file wrong \(list) --into i",
                4,
                "HTTP 401",
                "--login-file",
                "chmod 600"
            ),
            Mistake(.siteAgent, "\(pull) \(list) --into i", 4, "HTTP 401"),
            Mistake(.siteAgent, "\(pull) --login-file half \(list) --into i", 3, "no colon"),
            Mistake(.siteAgent, "\(pull) --login-file none \(list) --into i", 3, "none cannot be read"),
            Mistake(.siteAgent, "\(pull) --login-variable NO_SUCH \(list) --into i", 3, "NO_SUCH"),
            Mistake(.siteAgent, "\(pull)x --login-file login \(list) --into i", 4, "HTTP 404", "/dicom-web (Orthanc)"),
            Mistake(
                .siteAgent,
                "\(pull) --login-file login --patients none.csv --into i",
                3,
                "none.csv cannot be read"
            ),
            Mistake(.siteAgent, "\(pull) --login-file login --patients star.csv --into i", 3, "star.csv: line 2: "),
            Mistake(.siteAgent, "\(pull) --login-file login --patients columns.csv --into i", 3, "line 1: ", "column"),
            Mistake(.siteAgent, "\(pull) --login-file login \(list) --into /proc/none", 5, "target folder"),
            Mistake(.siteAgent, "\(pull) \(list)", 2, "--into"),
            Mistake(.siteAgent, "\(pull) --into i", 2, "--patients", "--study-uids"),
            Mistake(.siteAgent, "\(pull) \(list) --into i --from 2020-31-12", 2, "2015-01-31"),
            Mistake(.siteAgent, "\(pull) \(list) --into i --modality mr", 2, "capital letters"),
            Mistake(.siteAgent, "\(pull) \(list) --into i --proxy http://u:p@x", 2, "https_proxy"),
            Mistake(.siteAgent, "intake pull --pacs http://pacs \(list) --into i", 3, "--allow-plain-http"),
            Mistake(.siteAgent, "intake pull --pacs http://u:p@10.0.0.1 \(list) --into i", 3, "--login-file"),
            Mistake(
                .siteAgent,
                "intake pull --pacs pacs \(list) --into i",
                3,
                "https://pacs.hospital.example/dicom-web"
            ),
        ] { try await mistake.check(in: folder) }
    }
}

extension HoldingRelay {
    /// The address of the PACS behind it.
    fileprivate var address: String { "http://127.0.0.1:\(port)/dicom-web" }
}
