import Foundation
import TestSupport

/// A consortium of real programs: a coordinator on a free port of 127.0.0.1 and an agent for each site.
///
/// Everything is in one temporary folder, and every process ends with this value.
actor RunningConsortium {
    let folder: TemporaryFolder
    let sites: [String]
    let port: Int

    /// What `coordinator init` printed for the sites' people.
    let fingerprint: String

    /// What `coordinator init` printed for auditors.
    let logKey: String

    private(set) var server: RunningProcess?
    private(set) var agents: [String: RunningProcess] = [:]

    /// Makes the consortium; nothing runs yet.
    init(sites: [String] = Rehearsal.sites) async throws {
        folder = try TemporaryFolder()
        self.sites = sites
        port = try LoopbackListener.closedPort()
        let printed = try await BuiltProgram.coordinator.succeed(
            [
                "init", "--folder", "coordinator", "--name", "Test consortium", "--host", "127.0.0.1", "--port",
                "\(port)",
                "--format", "json",
            ],
            in: folder
        )
        let facts = try JSONText.object(printed)
        fingerprint = try JSONText.string("root_fingerprint", of: facts)
        logKey = try JSONText.string("log_key", of: facts)
    }

    // MARK: One command each

    /// Runs a command of the coordinator that has to succeed.
    @discardableResult
    func coordinator(_ arguments: String...) async throws -> String {
        try await BuiltProgram.coordinator.succeed(arguments + ["--folder", "coordinator"], in: folder)
    }

    /// Runs a command of a site's agent that has to succeed.
    @discardableResult
    func agent(_ site: String, _ arguments: String...) async throws -> String {
        try await BuiltProgram.siteAgent.succeed(arguments + ["--folder", site], in: folder)
    }

    // MARK: The steps of the quick start

    /// Starts the server, or starts it again, and waits until it listens.
    func startServer() async throws {
        let server = try startServerWithoutWaiting()
        try await server.says("listening on", times: serverStarts)
    }

    private var serverStarts = 0

    /// Starts the server, or starts it again.
    @discardableResult
    func startServerWithoutWaiting() throws -> RunningProcess {
        let started = try RunningProcess(
            BuiltProgram.coordinator.url,
            ["start", "--folder", "coordinator"],
            in: folder,
            named: "server"
        )
        server = started
        serverStarts += 1
        return started
    }

    /// Stops the server as an operator would; the log's files are complete then.
    func stopServer() async throws {
        guard let server else { return }
        server.terminate()
        let said = try await server.end(within: 30)
        guard said.status == 0, !said.wasKilled else {
            throw BuiltProgram.Unexpected(program: "coordinator", arguments: ["start"], said: said)
        }
        self.server = nil
    }

    /// Enrols a site: request, approval, import, and the officer's policy.
    func enrol(_ site: String) async throws {
        try await agent(site, "request", "--site", site)
        try await coordinator("approve", "\(site)/request.json", "--out", "grant-\(site).json")
        try await agent(site, "import", "grant-\(site).json", "--fingerprint", fingerprint)
        try folder.write(Rehearsal.policy(folder.text("\(site)/policy.yaml")), to: "\(site)/policy.yaml")
    }

    /// Everything up to the rounds: all sites are enrolled, have approved the study and extracted their features.
    func prepare(study: String, images: URL) async throws {
        try await startServer()
        for site in sites { try await enrol(site) }
        try folder.write(study, to: "study.yaml")
        try await coordinator("study", "publish", "study.yaml")
        for site in sites {
            try await agent(site, "study", "review")
            try await agent(site, "study", "approve", "--yes")
            try await agent(site, "extract", "--cohort", images.appendingPathComponent("\(site)/cohort.csv").path)
        }
    }

    /// Opens the analysis.
    func begin() async throws { try await coordinator("study", "begin") }

    /// Starts a site's agent, or starts it again.
    func startAgent(_ site: String) throws {
        agents[site] = try RunningProcess(
            BuiltProgram.siteAgent.url,
            ["start", "--folder", site, "--format", "json"],
            in: folder,
            named: "agent-\(site)"
        )
    }

    /// What an agent says when the analysis is finished.
    struct Ending: Sendable, Hashable {
        let result: String
        let rounds: Int
    }

    /// Waits until every agent has finished well; what each said.
    func finish(within seconds: Int = 60) async throws -> [String: Ending] {
        var endings: [String: Ending] = [:]
        for site in sites {
            guard let agent = agents[site] else { continue }
            let said = try await agent.end(within: seconds)
            guard said.status == 0 else {
                throw BuiltProgram.Unexpected(program: "site-agent", arguments: ["start", site], said: said)
            }
            let facts = try JSONText.object(said.output)
            endings[site] = Ending(
                result: try JSONText.string("result", of: facts),
                rounds: try JSONText.integer("rounds", of: facts)
            )
        }
        return endings
    }
}
