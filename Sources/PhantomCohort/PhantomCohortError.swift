/// Why a cohort cannot be made.
public enum PhantomCohortError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A setting is out of range: its name, what it may be and what it is.
    case badSetting(String, String, String)

    /// The folder holds something that this program did not make with the same settings.
    case folderInUse

    /// A file or folder cannot be written.
    case notWritable(String)

    /// The manifest is not usable; with the line, if it is about one.
    case badManifest(line: Int?, reason: String, fix: String)

    /// One sentence with what would be right.
    public var description: String {
        switch self {
        case .badSetting(let field, let expected, let found): "\(field) must be \(expected), is \(found)"
        case .folderInUse:
            "the folder is not empty and was not made with these settings; name another folder, or delete it yourself"
        case .notWritable(let reason): "the folder cannot be written: \(reason)"
        case .badManifest(let line, let reason, let fix):
            "the manifest\(line.map { ", line \($0)" } ?? ""): \(reason); \(fix)"
        }
    }
}
