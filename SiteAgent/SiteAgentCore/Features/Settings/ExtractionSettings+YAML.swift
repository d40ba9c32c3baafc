public import YAMLDocuments

extension ExtractionSettings {
    /// Reads settings as people write them, or a parameter file of PyRadiomics; throws all that is wrong, with lines.
    ///
    /// Documentation/features.md explains every key.
    ///
    /// - Parameters:
    ///   - file: the file's name, for errors.
    ///   - profile: the profile that was asked for; `nil` lets the text decide.
    public init(
        yaml: String,
        file: String = "settings.yaml",
        profile: ExtractionProfile? = nil
    ) throws(DocumentError) {
        let report = YAMLReport()
        var root: YAMLMapping
        switch YAMLText(text: yaml).compose() {
        case .success(let node): root = YAMLMapping(root: node, report: report)
        case .failure(let unreadable): throw DocumentError(file: file, problems: [unreadable.problem])
        }
        let isParameterFile = ["imageType", "featureClass", "setting"].contains(where: root.has)
        let standard = isParameterFile ? ExtractionProfile.pyRadiomics : .ibsi
        let written = root.word("profile", standard: profile ?? standard) ?? standard
        if let profile, profile != written {
            report.add("profile", "is \(written.rawValue); --profile says \(profile.rawValue)", "leave one of them out")
        }
        let settings: ExtractionSettings =
            switch written {
            case .ibsi: .ibsi(IBSISettingsReader(root: root).extraction())
            case .pyRadiomics: PyRadiomicsSettingsReader(root: root).settings()
            }
        if let error = report.error(file: file) { throw error }
        self = settings
    }
}
