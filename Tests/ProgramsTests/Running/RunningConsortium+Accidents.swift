import Foundation

extension RunningConsortium {
    /// A process of the consortium.
    enum Member: Hashable {
        case server
        case agent(String)
    }

    /// All processes that could be killed.
    nonisolated var members: [Member] { [.server] + sites.map(Member.agent) }

    /// Whether the rounds go on: an agent ends when it has the result.
    var isUnderWay: Bool { sites.contains { agents[$0]?.isRunning == true } }

    /// Kills a process and starts it again at once; whether it was alive to be killed.
    func killAndRestart(_ member: Member) async throws -> Bool {
        let process =
            switch member {
            case .server: server
            case .agent(let site): agents[site]
            }
        guard let process, process.isRunning else { return false }
        process.kill()
        let said = try await process.end(within: 20)
        guard said.wasKilled, said.status == SIGKILL else { return false }
        switch member {
        case .server: try startServerWithoutWaiting()
        case .agent(let site): try startAgent(site)
        }
        return true
    }

    /// Throws if an agent has ended although nobody killed it and the analysis is not finished.
    func checkAgents() async throws {
        for site in sites {
            guard let agent = agents[site], !agent.isRunning else { continue }
            let said = try await agent.end(within: 5)
            guard said.status == 0 else {
                throw BuiltProgram.Unexpected(program: "site-agent", arguments: ["start", site], said: said)
            }
        }
    }

    /// How much the agents have said of their rounds; it grows with each.
    func narratedBytes() throws -> Int {
        try sites.reduce(0) { try $0 + folder.size("agent-\($1).err") }
    }
}

extension TemporaryFolder {
    /// The size of a file in bytes; 0 if there is none.
    func size(_ name: String) throws -> Int {
        guard FileManager.default.fileExists(atPath: path(name)) else { return 0 }
        return try url.appendingPathComponent(name).resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }
}
