import Foundation
import Testing

/// What a new user does wrong, and what the programs say.
@Suite struct WrongArgumentTests {
    // MARK: Before there is anything

    @Test(arguments: [
        Mistake(.coordinator, "frobnicate", 2, "Unexpected argument 'frobnicate'", "coordinator --help"),
        Mistake(.coordinator, "init", 2, "--name", "coordinator init --help"),
        Mistake(.coordinator, "init --name X --port 99999", 2, "--port must be from 1 to 65535"),
        Mistake(.coordinator, "init --name X --folder /proc/none", 5, "/proc/none", "Check the path"),
        Mistake(.coordinator, "start", 3, "There is no coordinator in", "coordinator init"),
        Mistake(.coordinator, "status --folder none", 3, "coordinator init", "--folder"),
        Mistake(.coordinator, "status --format xml", 2, "'text' and 'json'"),
        Mistake(.coordinator, "study template none", 2, "bodalal2023, phantom, sarcoma-t1"),
        Mistake(.coordinator, "study check none.yaml", 3, "none.yaml cannot be read"),
        Mistake(.coordinator, "study check .", 3, ". cannot be read"),
        Mistake(.siteAgent, "frobnicate", 2, "Unexpected argument 'frobnicate'", "site-agent --help"),
        Mistake(.siteAgent, "request", 2, "--site", "site-agent request --help"),
        Mistake(.siteAgent, "request --site Bad_Name", 3, "1 to 32 of a-z, 0-9 and -"),
        Mistake(.siteAgent, "start", 3, "There is no site.json", "site-agent request --site NAME", "--folder"),
        Mistake(.siteAgent, "start --once --until-finished", 2, "not both"),
        Mistake(.siteAgent, "status", 3, "There is no site.json", "site-agent request --site NAME"),
        Mistake(.siteAgent, "extract", 2, "--cohort"),
        Mistake(.auditor, "frobnicate", 2, "Unexpected argument 'frobnicate'", "auditor --help"),
        Mistake(.auditor, "verify", 2, "Missing expected argument '<log>'"),
        Mistake(.auditor, "verify none", 3, "There is no folder none"),
        Mistake(.auditor, "verify .", 3, "not a log's folder", "checkpoint"),
        Mistake(.phantomCohort, "make", 2, "Missing expected argument '<folder>'"),
        Mistake(.phantomCohort, "make a --sites 99", 2, "1 to 26"),
        Mistake(.phantomCohort, "make a --patients 9-3", 2, "a number or a range"),
        Mistake(.phantomCohort, "make /proc/none --sites 1 --patients 1", 5, "cannot be written"),
        Mistake(.phantomCohort, "from-manifest none.csv a --score s --series x", 3, "cannot be read"),
    ])
    func `a mistake before there is anything`(mistake: Mistake) async throws {
        try await mistake.check(in: TemporaryFolder())
    }

    // MARK: In a consortium

    @Test func `the consortium's operator at a loss`() async throws {
        let consortium = try await RunningConsortium()
        let folder = consortium.folder
        try folder.write("garbage", to: "garbage.json")
        try folder.write(#"{"a":1}"#, to: "other.json")
        try folder.write("study: [", to: "broken.yaml")
        try folder.write("study: x", to: "short.yaml")
        try await consortium.agent("site-a", "request", "--site", "site-a")
        let there = "--folder coordinator"
        for mistake in [
            Mistake(.coordinator, "init --name X \(there)", 1, "never overwrites keys", "Choose another --folder"),
            Mistake(.coordinator, "approve none.json \(there)", 3, "none.json cannot be read", "Check the name"),
            Mistake(.coordinator, "approve garbage.json \(there)", 3, "garbage.json is not an enrolment request"),
            Mistake(.coordinator, "approve other.json \(there)", 3, "other.json is not an enrolment request"),
            Mistake(
                .coordinator,
                "approve site-a/request.json --out none/grant.json \(there)",
                5,
                "none/grant.json cannot be written",
                "Choose another --out"
            ),
            Mistake(.coordinator, "study publish none.yaml \(there)", 3, "none.yaml cannot be read"),
            Mistake(.coordinator, "study publish broken.yaml \(there)", 3, "broken.yaml:", "is not YAML"),
            Mistake(.coordinator, "study publish short.yaml \(there)", 3, "short.yaml:1: version: is missing; write 1"),
            Mistake(.coordinator, "study begin \(there)", 1, "no study is published"),
            Mistake(.coordinator, "study begin none \(there)", 1, "No study is named none", "coordinator study list"),
            Mistake(.coordinator, "report none \(there)", 1, "No study is named none", "coordinator study list"),
            Mistake(.coordinator, "revoke site-x \(there)", 2, "--reason"),
            Mistake(.coordinator, "revoke site-x --reason r \(there)", 1, "No site is named", "coordinator status"),
        ] { try await mistake.check(in: folder) }
        // The approval that could not be written did not happen.
        #expect(try await consortium.coordinator("status").contains("No site is admitted yet"))
    }

    @Test func `a server that runs already, and a port that is taken`() async throws {
        let consortium = try await RunningConsortium()
        try await consortium.startServer()
        try await Mistake(.coordinator, "start --folder coordinator", 1, "is running in", "Stop it first").check(
            in: consortium.folder
        )
        try await BuiltProgram.coordinator.succeed(
            ["init", "--name", "Second", "--port", "\(consortium.port)", "--folder", "second"],
            in: consortium.folder
        )
        let said = try await BuiltProgram.coordinator.run(["start", "--folder", "second"], in: consortium.folder)
        #expect(said.status == 5)
        #expect(said.complaint.contains("Cannot listen on 127.0.0.1, port \(consortium.port)"))
        #expect(said.complaint.contains("Choose another port"))
    }

    @Test func `a hospital's data manager at a loss`() async throws {
        let consortium = try await RunningConsortium()
        let folder = consortium.folder
        try folder.write("garbage", to: "garbage.json")
        for site in ["site-a", "site-b"] {
            try await consortium.agent(site, "request", "--site", site)
            try await consortium.coordinator("approve", "\(site)/request.json", "--out", "grant-\(site).json")
        }
        let (here, right) = ("--folder site-a", consortium.fingerprint)
        let wrong = String(right.reversed())
        for mistake in [
            Mistake(.siteAgent, "request --site site-c \(here)", 1, "belongs to the site site-a", "--folder"),
            Mistake(.siteAgent, "start \(here)", 3, "There is no study to work on", "site-agent study list"),
            Mistake(
                .siteAgent,
                "import none.json --fingerprint \(right) \(here)",
                3,
                "cannot be read",
                "Check the path"
            ),
            Mistake(.siteAgent, "import garbage.json --fingerprint \(right) \(here)", 3, "The grant cannot be used"),
            Mistake(.siteAgent, "import grant-site-a.json \(here)", 2, "--fingerprint"),
            Mistake(
                .siteAgent,
                "import grant-site-a.json --fingerprint \(wrong) \(here)",
                1,
                "not the one that was given",
                "Nothing was stored",
                "by telephone"
            ),
            Mistake(
                .siteAgent,
                "import grant-site-b.json --fingerprint \(right) \(here)",
                1,
                "for another site or for other keys",
                "--folder"
            ),
        ] { try await mistake.check(in: folder) }
        // Nothing was stored: the right grant can still be imported.
        try await consortium.agent("site-a", "import", "grant-site-a.json", "--fingerprint", right)
    }

    @Test func `a study that is not there, a broken table, and nobody at the coordinator`() async throws {
        let consortium = try await RunningConsortium()
        let folder = consortium.folder
        try await consortium.startServer()
        try await consortium.enrol("site-a")
        try folder.write(Rehearsal.study(), to: "study.yaml")
        try await consortium.coordinator("study", "publish", "study.yaml")
        let here = "--folder site-a"
        try await Mistake(.siteAgent, "study approve none --yes \(here)", 3, "published no such study", "study list")
            .check(in: folder)
        try await Mistake(.siteAgent, "study approve \(here)", 2, "--digest", "--yes").check(in: folder)
        try await Mistake(.siteAgent, "study approve --digest 00000000 \(here)", 1, "Nothing was approved", "Review")
            .check(in: folder)
        try await consortium.agent("site-a", "study", "approve", "--yes")
        try folder.write("name,age\nEve,7\n", to: "broken.csv")
        let row = "P1,1,high,dwi_b200,none.nii,none.nii"
        try folder.write("patient,lesion,score,series,image,mask\n\(row)\n", to: "score.csv")
        for mistake in [
            Mistake(.siteAgent, "extract --cohort none.csv \(here)", 3, "The cohort table cannot be read", "--cohort"),
            Mistake(.siteAgent, "extract --cohort broken.csv \(here)", 3, "line 1, column patient", "must name"),
            Mistake(.siteAgent, "extract --cohort score.csv \(here)", 3, "line 2, column score"),
            Mistake(.siteAgent, "extract --cohort score.csv none \(here)", 3, "no such study", "study list"),
            Mistake(.siteAgent, "start none \(here)", 3, "no such study", "site-agent study list"),
        ] { try await mistake.check(in: folder) }
        try await Mistake(.coordinator, "study begin --folder coordinator", 1, "3 sites have to approve").check(
            in: folder
        )
        try await Mistake(.coordinator, "report --folder coordinator", 1, "coordinator study begin").check(in: folder)
        try await consortium.stopServer()
        let doctor = try await BuiltProgram.siteAgent.run(["doctor", "--folder", "site-a"], in: folder)
        #expect(doctor.status == 1)
        #expect(doctor.output.contains("Nobody answers"))
    }
}
