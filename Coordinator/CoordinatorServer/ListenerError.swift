/// Why the listener cannot start.
public enum ListenerError: Error, Sendable, CustomStringConvertible {
    /// A certificate or key file cannot be used; which, and why.
    case unusableFile(what: String, reason: String)

    /// The address cannot be listened on.
    case cannotListen(address: String, port: Int, reason: String)

    /// One sentence, with what to do about it.
    public var description: String {
        switch self {
        case .unusableFile(let what, let reason):
            "The \(what) cannot be used (\(reason)). Restore the file, or have it issued anew."
        case .cannotListen(let address, let port, let reason):
            "Cannot listen on \(address), port \(port) (\(reason)). "
                + "Is another coordinator running? Choose another port."
        }
    }
}
