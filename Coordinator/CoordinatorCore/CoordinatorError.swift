public import CanonicalEncoding

/// What the coordinator's operator is told when something cannot be done.
public enum CoordinatorError: Error, Sendable, CustomStringConvertible {
    /// The folder has no coordinator in it.
    case notInitialised(folder: String)

    /// The folder has a coordinator already.
    case alreadyInitialised(folder: String)

    /// `init` was interrupted in this folder before.
    case halfInitialised(folder: String)

    /// A file of the folder is missing or not what it should be.
    case badFile(String, String)

    /// The log's files have more entries than the database: an old database was put back.
    case logAheadOfDatabase(Int, Int)

    /// A server of this folder is running.
    case alreadyRunning(folder: String)

    /// Several studies could be meant.
    case ambiguousStudy(String, [String])

    /// Too few sites have approved the study.
    case tooFewApprovals([String], needed: Int)

    /// Sites that approved a study extract features with programs that give different values, by their self-tests.
    case differentExtractors([SHA256Digest: [String]])

    /// A column of the database holds what this program never wrote.
    case damagedStore(String)

    /// A log entry would be larger than the format allows.
    case entryTooLarge(kind: String, bytes: Int)

    /// No study has that name or digest.
    case unknownStudy(String)

    /// No admitted site has that name.
    case unknownSite(String)

    /// The study asks for something this version does not do.
    case unsupportedStudy(String)

    /// An enrolment request is not acceptable.
    case badRequest(String)

    /// There is no result yet.
    case noResult(String)

    /// Whether a file or the database failed, rather than a check said no.
    public var isFault: Bool {
        switch self {
        case .damagedStore, .badFile, .logAheadOfDatabase, .entryTooLarge: true
        default: false
        }
    }

    /// One sentence, with what to do about it.
    public var description: String {
        switch self {
        case .notInitialised(let folder):
            "There is no coordinator in \(folder). Run `coordinator init` first, or name its folder with --folder."
        case .alreadyInitialised(let folder):
            "There is a coordinator in \(folder) already; `init` never overwrites keys. Choose another --folder."
        case .halfInitialised(let folder):
            "An earlier `coordinator init` in \(folder) was interrupted. Remove that folder and run it again."
        case .badFile(let path, let what): "\(path) \(what)."
        case .logAheadOfDatabase(let log, let database):
            "The log's files have \(log) entries, the database only \(database): an old database was put back. "
                + "Restore the newest one; a log is never shortened."
        case .alreadyRunning(let folder):
            "A coordinator is running in \(folder) already. Stop it first, or name another folder with --folder."
        case .ambiguousStudy(let name, let lines):
            "More than one study could be meant (\(name)): \(lines.joined(separator: "; ")). "
                + "Give the beginning of the digest."
        case .tooFewApprovals(let sites, let needed):
            "\(needed) sites have to approve the study; "
                + (sites.isEmpty ? "none has" : "approved so far: \(sites.joined(separator: ", "))") + "."
        case .differentExtractors(let programs):
            "The sites compute features with programs that give different values: "
                + programs.sorted { $0.value.lexicographicallyPrecedes($1.value) }
                .map { "\($0.value.joined(separator: ", ")) (self-test \($0.key.hex.prefix(12)))" }
                .joined(separator: "; ")
                + ". They need the same version, and then extract and approve again."
        case .damagedStore(let column):
            "The database holds something unreadable (\(column)). Restore the folder from a backup."
        case .entryTooLarge(let kind, let bytes):
            "A log entry (\(kind)) would have \(bytes) bytes; the format allows 65535."
        case .unknownStudy(let name):
            "No study is named \(name). `coordinator study list` shows what is published."
        case .unknownSite(let name):
            "No site is named \(name). `coordinator status` shows who is admitted."
        case .unsupportedStudy(let why): why
        case .badRequest(let why): "The enrolment request was refused: \(why)"
        case .noResult(let why): why
        }
    }
}
