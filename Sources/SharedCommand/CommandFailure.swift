/// Why a command ends without success: a code for scripts and a sentence for people.
public struct CommandFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The program's exit code.
    public let status: ExitStatus

    /// What happened and what to do about it.
    public let message: String

    /// Creates a failure.
    public init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
