import SharedCommand
import Study
import YAMLDocuments

/// Reading a study from YAML, with all of its problems at once.
enum StudyFile {
    /// The most bytes that are read.
    static let maximumBytes = 1 << 20

    static func read(_ path: String) throws -> StudyDocument {
        let text = String(decoding: try HandedFile.read(path, maximumBytes: maximumBytes), as: UTF8.self)
        do throws(DocumentError) {
            return try StudyDocument(yaml: text)
        } catch {
            throw CommandFailure(.badInput, "\(error)".replacing("study.yaml:", with: "\(path):"))
        }
    }
}
