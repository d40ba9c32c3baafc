/// What was found while a preview was drawn, case by case.
struct PreviewCounts: Sendable {
    var shown = 0
    var excluded = 0
    var unreadable = 0
    var flagged = 0
    var flags: [String: Int] = [:]

    mutating func count(_ drawing: CaseDrawing) {
        switch drawing.content {
        case .shown: shown += 1
        case .excluded: excluded += 1
        case .unreadable: unreadable += 1
        }
        if !drawing.flags.isEmpty { flagged += 1 }
        for name in Set(drawing.flags.map(\.name)) { flags[name, default: 0] += 1 }
    }
}
