/// All that is wrong with a study or policy document.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The document's name, for people.
    public let file: String

    /// What is wrong, in the order of the document's lines; never empty.
    public let problems: [DocumentProblem]

    /// Creates an error.
    public init(file: String, problems: [DocumentProblem]) {
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
}
