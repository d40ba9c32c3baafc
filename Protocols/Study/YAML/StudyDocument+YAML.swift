public import YAMLDocuments

extension StudyDocument {
    /// Reads a study as people write it; throws all that is wrong with it, with lines.
    ///
    /// Documentation/study.md explains every key.
    ///
    /// - Parameter file: the file's name, for errors.
    public init(yaml: String, file: String = "study.yaml") throws(DocumentError) {
        let root: YAMLMapping
        let report = YAMLReport()
        switch YAMLText(text: yaml).compose() {
        case .success(let node): root = YAMLMapping(root: node, report: report)
        case .failure(let unreadable): throw DocumentError(file: file, problems: [unreadable.problem])
        }
        var reader = StudyReader(root: root)
        let draft = reader.draft()
        report.add(draft.findings)
        if let error = report.error(file: file) { throw error }
        try self.init(draft)
    }
}
