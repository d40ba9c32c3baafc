import CanonicalEncoding

/// All that is wrong with a study or policy document.
public struct StudyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The document's name, for people.
    public let file: String

    /// What is wrong, in the order of the document's lines; never empty.
    public let problems: [StudyProblem]

    /// Creates an error.
    public init(file: String, problems: [StudyProblem]) {
        self.file = file
        self.problems = problems
    }

    /// A line for each problem, for example `study.yaml:12: series.dwi_b200.TE_ms: must be two numbers; write [80, 92]`.
    public var description: String {
        problems.map { problem in
            let place = problem.line.map { "\(file):\($0)" } ?? file
            return "\(place): \(problem)"
        }.joined(separator: "\n")
    }

    /// The first problem, for a document that came as JSON.
    var jsonError: JSONError {
        guard let first = problems.first else { return JSONError(path: "", reason: "is not a study") }
        let reason = first.remedy.isEmpty ? first.reason : "\(first.reason); \(first.remedy)"
        return JSONError(path: first.key, reason: reason)
    }
}
