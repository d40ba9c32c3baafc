extension SitePolicy {
    /// Every rule that the policy breaks.
    var findings: [Finding] { [] }
}
