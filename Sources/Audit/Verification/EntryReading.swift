import CanonicalEncoding
import Rounds

/// Reads entries of the log as strictly as they were written: canonical JSON, known version, kind and fields.
enum EntryReading {
    /// An entry, or what is wrong with its bytes.
    static func read(_ bytes: [UInt8], index: Int) -> Result<LogEntry, EntryProblem> {
        do throws(JSONError) {
            let entry = try LogEntry(json: JSONValue(canonical: bytes, maximumBytes: MessageLimits.logEntry))
            guard entry.bytes == bytes else {
                return .failure(
                    EntryProblem(finding: Finding(.error, at: "entry \(index)", "does not write itself back"))
                )
            }
            return .success(entry)
        } catch {
            return .failure(EntryProblem(finding: Finding(.error, at: "entry \(index)", "cannot be read: \(error)")))
        }
    }
}

/// Why an entry cannot be read.
struct EntryProblem: Error {
    let finding: Finding
}
