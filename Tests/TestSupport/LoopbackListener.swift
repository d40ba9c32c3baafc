public import Foundation

/// A TCP socket that listens on a port of 127.0.0.1.
public final class LoopbackListener: Sendable {
    /// The port it listens on.
    public let port: Int
    private let descriptor: Int32

    /// Begins to listen, on a free port if none is named; connections wait in the backlog until ``accept()``.
    public init(port: Int = 0) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.address(port: port)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        // Sound: a sockaddr_in is what a sockaddr of family AF_INET is, and `length` is its size.
        let descriptor = descriptor
        let status = unsafe withUnsafeMutablePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                guard unsafe bind(descriptor, pointer, length) == 0, listen(descriptor, 16) == 0 else {
                    return Int32(-1)
                }
                return unsafe getsockname(descriptor, pointer, &length)
            }
        }
        guard status == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
        self.port = Int(UInt16(bigEndian: address.sin_port))
    }

    deinit { close(descriptor) }

    /// Blocks until the next connection; `nil` when the listener has been shut down.
    public func accept() -> FileHandle? {
        let connection = Foundation.accept(descriptor, nil, nil)
        return connection < 0 ? nil : FileHandle(fileDescriptor: connection, closeOnDealloc: true)
    }

    /// Waits for the next connection on a thread of its own.
    public func accepted() async -> FileHandle? {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: self.accept()) }
        }
    }

    /// Ends ``accept()``.
    public func shutDown() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// A port on which nobody listens.
    ///
    /// It lies below those that the system hands out, so that nobody comes by it before the test's server has it, or
    /// has it again.
    public static func closedPort() throws -> Int {
        for _ in 0..<100 {
            if let listener = try? LoopbackListener(port: Int.random(in: 20_000..<32_000)) { return listener.port }
        }
        throw POSIXError(.EADDRINUSE)
    }

    /// Connects to a port of 127.0.0.1; `nil` if nobody listens there.
    public static func connection(to port: Int) -> FileHandle? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.address(port: port)
        // Sound: a sockaddr_in is what a sockaddr of family AF_INET is.
        let status = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        let connection = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        return status == 0 ? connection : nil
    }

    private static func address(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
