extension StudyDraft {
    /// Every rule that the draft breaks.
    var findings: [Finding] { [] }
}
