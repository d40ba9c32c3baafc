import Foundation

/// The system's resolver.
enum HostLookup {
    /// How many addresses a host name or literal address stands for.
    static func addressCount(of host: String) -> Int {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        // The resolver owns the list until it is given back; nothing of it leaves this function.
        guard unsafe getaddrinfo(host, nil, &hints, &first) == 0 else { return 0 }
        defer { unsafe freeaddrinfo(first) }
        var count = 0
        var next = unsafe first
        while let entry = unsafe next {
            count += 1
            unsafe next = entry.pointee.ai_next
        }
        return count
    }
}
