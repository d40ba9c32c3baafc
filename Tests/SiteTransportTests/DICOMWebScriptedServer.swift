import Foundation
import Synchronization
import TestSupport

/// A web server of a test's own making: it answers each request on 127.0.0.1 with whatever the test says.
final class DICOMWebScriptedServer: Sendable {
    private let listener: LoopbackListener
    private let seen = Seen()

    private final class Seen: Sendable {
        let heads = Mutex<[String]>([])
    }

    /// Starts; `answer` gets the path of a request and how many came before it, and gives the raw bytes to send.
    init(_ answer: @escaping @Sendable (String, Int) -> [UInt8]) throws {
        listener = try LoopbackListener()
        let (listener, seen) = (listener, seen)
        Thread.detachNewThread {
            while let connection = listener.accept() {
                guard let head = Self.readHead(connection) else { continue }
                let number = seen.heads.withLock { heads in
                    heads.append(head)
                    return heads.count - 1
                }
                let words = head.split(separator: " ")
                let path = words.count > 1 ? String(words[1]) : ""
                try? connection.write(contentsOf: Data(answer(path, number)))
                try? connection.close()
            }
        }
    }

    deinit { listener.shutDown() }

    var address: String { "http://127.0.0.1:\(listener.port)/rs" }

    /// The heads of the requests that came.
    var requests: [String] { seen.heads.withLock { $0 } }

    private static func readHead(_ connection: FileHandle) -> String? {
        var head = Data()
        while head.range(of: Data("\r\n\r\n".utf8)) == nil {
            guard let more = try? connection.read(upToCount: 1), !more.isEmpty, head.count < 10_000 else { return nil }
            head += more
        }
        return String(decoding: head, as: UTF8.self)
    }

    /// An answer with its length.
    static func answer(_ status: Int, _ type: String?, _ body: [UInt8], headers: [String] = []) -> [UInt8] {
        let lines =
            ["HTTP/1.1 \(status) Whatever", "Content-Length: \(body.count)", "Connection: close"]
            + (type.map { ["Content-Type: \($0)"] } ?? []) + headers
        return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
    }

    static func json(_ text: String) -> [UInt8] { answer(200, "application/dicom+json", Array(text.utf8)) }
}
