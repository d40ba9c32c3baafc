extension SitePolicy {
    /// In which respects a study asks for more than this policy allows; none if the site may take part.
    public func objections(to study: StudyDocument) -> [PolicyObjection] { [] }
}
