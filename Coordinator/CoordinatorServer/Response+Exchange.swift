import CanonicalEncoding
import Hummingbird
import NIOCore
import Rounds

extension Response {
    /// A JSON answer.
    init(json: JSONValue, status: HTTPResponse.Status = .ok) {
        self.init(
            status: status,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.canonicalBytes))
        )
    }

    /// A file or body.
    init(bytes: [UInt8]) {
        self.init(
            status: .ok,
            headers: [.contentType: "application/octet-stream"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }

    /// A refusal as coded JSON.
    ///
    /// What is left of a body of known, moderate size is read and forgotten, and the connection lives on. Otherwise it
    /// is closed, a moment later so that the caller, who may still be sending, gets to see why.
    init(_ refusal: Refusal, afterUnread body: BoundedBody) {
        let status = HTTPResponse.Status(code: refusal.code.status)
        let rest = body.isRead ? 0 : body.announcedBytes ?? .max
        guard rest > MessageLimits.body else {
            self.init(json: refusal.json, status: status)
            return
        }
        let answer = ByteBuffer(bytes: refusal.json.canonicalBytes)
        self.init(
            status: status,
            headers: [.contentType: "application/json", .connection: "close"],
            body: ResponseBody(contentLength: answer.readableBytes) { writer in
                try await writer.write(answer)
                try await writer.finish(nil)
                try await Task.sleep(for: .seconds(1))
                throw UnreadBody()
            }
        )
    }
}

/// Ends a connection on which more of a body is under way than anybody will read.
private struct UnreadBody: Error {}
