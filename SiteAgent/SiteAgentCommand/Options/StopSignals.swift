import ArgumentParser
import Dispatch
import Foundation
import SharedCommand

/// SIGINT and SIGTERM as a request to end in good order.
enum StopSignals {
    /// Runs work until it is done, or until a signal comes: then the work is cancelled, and the exit code says so.
    static func end<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
        let (signals, continuation) = AsyncStream<Int32>.makeStream()
        let sources = [SIGINT, SIGTERM].map { number in
            // The default action would end the process before anybody could say a word.
            _ = signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { continuation.yield(number) }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await work() }
            group.addTask {
                for await number in signals {
                    Console.say("Stopped. Start again to go on where it was.")
                    throw ExitCode(128 + number)
                }
                throw CancellationError()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
