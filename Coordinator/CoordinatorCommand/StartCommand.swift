import ArgumentParser
import CoordinatorCore
import CoordinatorServer
import Foundation
import Logging
import ServiceLifecycle
import SharedCommand
import UnixSignals

struct StartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "start",
        abstract: "Runs the server that sites call; goes on where it was after any stop.",
        discussion: """
            Log lines go to standard error. Stop it with ctrl-C or SIGTERM; killing it loses nothing.

            EXAMPLE
              coordinator start
              coordinator start --address 0.0.0.0
            """
    )

    @Option(name: .long, help: "The coordinator's folder.")
    var folder = "intramural-coordinator"

    @Option(name: .long, help: "The address to listen on.")
    var address = "127.0.0.1"

    @Option(name: .long, help: "Another port than the one given to init; 0 takes a free one and prints it.")
    var port: Int?

    @Option(name: .long, help: "How much to log: trace, debug, info, warning or error.")
    var logLevel = "info"

    func validate() throws {
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError("--log-level must be trace, debug, info, warning or error.")
        }
    }

    func run() async throws {
        let consortium = try Consortium(CoordinatorFolder(URL(fileURLWithPath: folder)))
        let lock = try ServerLock(consortium.folder)
        defer { withExtendedLifetime(lock) {} }
        let logger = makeLogger()
        let start = ContinuousClock.now
        let coordinator = Coordinator(
            consortium,
            logger: logger,
            seconds: { (ContinuousClock.now - start) / .seconds(1) },
            unixTime: { Int(Date().timeIntervalSince1970) }
        )
        try await coordinator.start()
        let listener = try CoordinatorListener(
            coordinator: coordinator,
            address: address,
            port: port ?? consortium.settings.port,
            serverCertificate: consortium.folder.serverCertificate.path,
            serverKey: consortium.folder.serverKey.path,
            rootCertificate: consortium.folder.rootCertificate.path,
            logger: logger,
            onListening: { [address] port in Console.say("listening on \(address):\(port)") }
        )
        let group = ServiceGroup(
            services: [listener, CoordinatorClock(coordinator: coordinator, logger: logger)],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        do {
            try await group.run()
        } catch let error as ListenerError {
            throw CommandFailure(.fault, "\(error)")
        }
    }

    private func makeLogger() -> Logger {
        var logger = Logger(label: "coordinator") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .info
        return logger
    }
}

/// Wakes the coordinator once a second: deadlines, operators' commands, the log's files.
struct CoordinatorClock: Service {
    let coordinator: Coordinator
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await tick()
                try? await Task.sleep(for: .seconds(1))
            }
        }
        await tick()
    }

    private func tick() async {
        do {
            try await coordinator.tick()
        } catch {
            logger.error("the database or the log's files cannot be written", metadata: ["error": "\(error)"])
        }
    }
}
