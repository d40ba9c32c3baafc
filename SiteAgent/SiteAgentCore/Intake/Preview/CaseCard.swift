/// A case on its patient's page.
struct CaseCard {
    let drawing: CaseDrawing

    /// The name that links lead to.
    let anchor: String

    var html: HTMLText {
        let series = drawing.row.series
        switch drawing.content {
        case .excluded(let reason): return leftOut(series, "excluded", "Excluded", reason)
        case .unreadable(let reason): return leftOut(series, "unreadable", "Cannot be read", reason)
        case .shown(let shown):
            let notes: HTMLText = shown.flags.isEmpty ? "" : "<ul class=\"flags\">\(shown.flags.map(Self.flag))</ul>"
            let facts = shown.facts.map { fact -> HTMLText in "<dt>\(fact.name)</dt><dd>\(fact.value)</dd>" }
            return """
                <article class="case" id="\(anchor)"><h3>\(series)</h3>\(notes)<div class="body">
                <div class="slices count-\(shown.panels.count)">\(shown.panels)</div>
                <div class="side"><div class="about">\(shown.locator)<dl>\(facts)</dl></div>
                \(shown.histogram?.drawing ?? "")</div></div>\(shown.strip)</article>

                """
        }
    }

    private func leftOut(_ series: String, _ kind: String, _ word: String, _ reason: String) -> HTMLText {
        """
        <article class="case left-out \(kind)" id="\(anchor)"><h3>\(series)</h3>\
        <p><b class="status \(kind)">\(word)</b> \(reason.sentence)</p></article>

        """
    }

    private static func flag(_ flag: PreviewFlag) -> HTMLText {
        """
        <li class="\(flag.severity.rawValue)"><b><span aria-hidden="true">\(flag.severity.sign)</span> \
        \(flag.name)</b> \(flag.text)</li>
        """
    }
}

extension PreviewFlag.Severity {
    /// What tells the severities apart without color.
    var sign: String {
        switch self {
        case .problem: "✕"
        case .caution: "▲"
        }
    }
}
