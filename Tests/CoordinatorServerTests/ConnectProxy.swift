import Foundation
import Synchronization
import TestSupport

/// A proxy that knows CONNECT to 127.0.0.1 and nothing else.
final class ConnectProxy: Sendable {
    private let listener: LoopbackListener
    private let seen = SeenRequests()

    /// What was asked of it: the first line of each request, and its authorization if there was one.
    var requests: [String] { seen.all }

    var port: Int { listener.port }

    /// Begins to serve; answers each request with `refusal` if there is one.
    init(refusal: String? = nil) throws {
        listener = try LoopbackListener()
        let (listener, seen) = (listener, seen)
        Thread.detachNewThread {
            while let client = listener.accept() {
                Thread.detachNewThread { Self.serve(client, refusal: refusal, seen: seen) }
            }
        }
    }

    deinit { listener.shutDown() }

    private static func serve(_ client: FileHandle, refusal: String?, seen: SeenRequests) {
        let lines = head(client).split(separator: "\r\n").map(String.init)
        guard let first = lines.first else { return }
        let authorization = lines.filter { $0.lowercased().hasPrefix("proxy-authorization:") }
        seen.append(([first] + authorization).joined(separator: " | "))
        if let refusal {
            try? client.write(contentsOf: Data("HTTP/1.1 \(refusal)\r\nContent-Length: 0\r\n\r\n".utf8))
            return
        }
        let target = first.split(separator: " ").dropFirst().first?.split(separator: ":").last.flatMap { Int($0) }
        guard let target, let server = LoopbackListener.connection(to: target) else { return }
        try? client.write(contentsOf: Data("HTTP/1.1 200 OK\r\n\r\n".utf8))
        Thread.detachNewThread { copy(from: server, to: client) }
        copy(from: client, to: server)
    }

    private static func head(_ client: FileHandle) -> String {
        var head = ""
        while !head.hasSuffix("\r\n\r\n"), let byte = try? client.read(upToCount: 1), !byte.isEmpty {
            head += String(decoding: byte, as: UTF8.self)
        }
        return head
    }

    private static func copy(from source: FileHandle, to target: FileHandle) {
        while !source.availableData(to: target) {}
        _ = shutdown(target.fileDescriptor, Int32(SHUT_WR))
    }
}

extension FileHandle {
    /// Passes on what is there; `true` at the end.
    fileprivate func availableData(to target: FileHandle) -> Bool {
        let data = availableData
        guard !data.isEmpty else { return true }
        return (try? target.write(contentsOf: data)) == nil
    }
}

private final class SeenRequests: Sendable {
    private let requests = Mutex<[String]>([])

    var all: [String] { requests.withLock { $0 } }

    func append(_ request: String) { requests.withLock { $0.append(request) } }
}
