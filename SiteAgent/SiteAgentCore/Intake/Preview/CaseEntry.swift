/// What the overview keeps of a case once its volumes are gone.
struct CaseEntry: Sendable {
    /// What stands in the table's cell.
    enum Face: Sendable {
        case thumbnail(HTMLText)
        case excluded
        case unreadable
    }

    let face: Face
    let flags: [(severity: PreviewFlag.Severity, name: String)]

    /// Why the case is not shown; `nil` if it is.
    let reason: String?

    /// Whether there is something to look at twice.
    var isNotable: Bool { reason != nil || !flags.isEmpty }

    /// Whether the case is unreadable or most likely wrong.
    var hasProblem: Bool {
        if case .unreadable = face { return true }
        return flags.contains { $0.severity == .problem }
    }

    init(_ drawing: CaseDrawing) {
        flags = drawing.flags.map { ($0.severity, $0.name) }
        switch drawing.content {
        case .shown(let shown): (face, reason) = (.thumbnail(shown.thumbnail), nil)
        case .excluded(let text): (face, reason) = (.excluded, text)
        case .unreadable(let text): (face, reason) = (.unreadable, text)
        }
    }
}
