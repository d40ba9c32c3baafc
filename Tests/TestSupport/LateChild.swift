public import Foundation

/// What a child process holds that has been forked and has not yet come to run its program: every open file.
///
/// Made of duplicates of this process's descriptors, so that a test need not win the race with a real child.
public final class LateChild: Sendable {
    private let descriptors: [Int32]

    /// How many of the file's descriptors the child has.
    public var count: Int { descriptors.count }

    /// Takes a duplicate of every descriptor of the file that this process has open.
    public init(holding file: URL) throws {
        let file = file.resolvingSymlinksInPath().path
        let listing = "/proc/self/fd"
        let open = try FileManager.default.contentsOfDirectory(atPath: listing).filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(listing)/\($0)")) == file
        }
        descriptors = open.compactMap { Int32($0) }.map { fcntl($0, F_DUPFD_CLOEXEC, 0) }
    }

    deinit { for descriptor in descriptors { close(descriptor) } }
}
