import Foundation
import Synchronization

/// Passes connections on to a server of this machine until a moment that a test chooses, and then holds everything.
///
/// What is behind it can be stopped in the middle of a transfer, however busy the machine is.
public final class HoldingRelay: Sendable {
    private let listener: LoopbackListener
    private let connections = Connections()

    /// The port it listens on.
    public var port: Int { listener.port }

    /// Begins to relay; `isTime` is asked before each piece of an answer, and nothing passes once it has said yes.
    public init(to server: Int, until isTime: @escaping @Sendable () -> Bool) throws {
        listener = try LoopbackListener()
        let (listener, connections) = (listener, connections)
        Thread.detachNewThread {
            while let client = listener.accept() {
                guard connections.keep(client), let server = LoopbackListener.connection(to: server) else { continue }
                _ = connections.keep(server)
                Thread.detachNewThread { while Self.pass(client, server) {} }
                Thread.detachNewThread {
                    while !connections.isHeld, Self.pass(server, client, unless: { connections.hold(if: isTime()) }) {}
                }
            }
        }
    }

    deinit { breakOff() }

    /// Waits until everything is held.
    public func holds() async throws {
        let deadline = Date().addingTimeInterval(120)
        while !connections.isHeld {
            guard Date() < deadline else { throw POSIXError(.ETIMEDOUT) }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Ends all connections, and listens no more.
    public func breakOff() {
        listener.shutDown()
        connections.end()
    }

    /// Passes one piece on; `false` when there is no more.
    private static func pass(_ source: FileHandle, _ target: FileHandle, unless isHeld: () -> Bool = { false }) -> Bool
    {
        var piece = [UInt8](repeating: 0, count: 4096)
        let count = unsafe recv(source.fileDescriptor, &piece, piece.count, 0)
        guard count > 0, !isHeld() else { return false }
        // Without the flag, a client that was killed would end the test.
        return unsafe send(target.fileDescriptor, piece, count, Int32(MSG_NOSIGNAL)) == count
    }

    private final class Connections: Sendable {
        private struct State {
            var isHeld = false
            var open: [FileHandle] = []
        }

        private let state = Mutex(State())

        var isHeld: Bool { state.withLock { $0.isHeld } }

        /// Keeps a connection open; whether it is to be served.
        func keep(_ connection: FileHandle) -> Bool {
            state.withLock {
                $0.open.append(connection)
                return !$0.isHeld
            }
        }

        func hold(if isTime: Bool) -> Bool {
            state.withLock {
                $0.isHeld = $0.isHeld || isTime
                return $0.isHeld
            }
        }

        func end() {
            state.withLock { state in
                for connection in state.open { _ = shutdown(connection.fileDescriptor, Int32(SHUT_RDWR)) }
            }
        }
    }
}
