/// The overview: counts, what to look at twice, every lesion and series, and the sheet to sign.
struct IndexPage {
    let patients: [PreviewPatient]
    let series: [String]

    /// By position in the table's rows.
    let entries: [CaseEntry]

    let counts: PreviewCounts
    let problems: [CohortProblem]
    let acquisitionProblem: String?
    let code: String

    var html: HTMLText {
        PreviewPage.html(
            title: "Cohort preview",
            header: """
                <nav class="bar"><span class="here">Overview</span>\(firstPatient)<a href="#sign-off">Sign-off</a>\
                \(PreviewPage.outlineSwitch)</nav><p class="kicker">Cohort preview</p>\
                <h1>Is every outline where it belongs?</h1>\
                <p class="lead">Three central slices of every lesion and series, with the mask as it will be used; \
                all of the mask's slices are folded away below them. Look at each, note what is wrong, and \
                sign at the end.</p>
                """,
            main: "\(tiles)\(warnings)\(worklist)\(table)\(SignOffSheet(code: code).html)",
            code: code
        )
    }

    private var firstPatient: HTMLText {
        guard let first = patients.first else { return "" }
        return "<a href=\"\(first.fileName)\">First patient →</a>"
    }

    // MARK: Counts

    private var tiles: HTMLText {
        let lesions = patients.reduce(0) { $0 + $1.lesions.count }
        return """
            <ul class="tiles">\(Self.tile(patients.count, "patient"))\(Self.tile(lesions, "lesion"))\
            \(Self.tile(counts.shown, "case", after: " shown"))\
            \(Self.tile(counts.flagged, "case", after: " to look at twice", kind: "caution"))\
            \(Self.tile(counts.unreadable, "case", after: " unreadable", kind: "problem"))\
            \(Self.tile(counts.excluded, "case", after: " excluded", kind: "plain"))</ul>

            """
    }

    private static func tile(_ count: Int, _ noun: String, after: String = "", kind: String = "") -> HTMLText {
        let words = noun + (count == 1 ? "" : "s") + after
        return "<li class=\"\(count == 0 ? "zero" : kind)\"><b>\(count)</b><span>\(words)</span></li>"
    }

    private var warnings: HTMLText {
        var lines = problems.map { "Cohort table, \($0)." }
        if lines.count > 20 {
            lines = lines.prefix(20) + ["And \((lines.count - 20).counted("more row")) that cannot be shown."]
        }
        if let acquisitionProblem { lines.append(acquisitionProblem.sentence) }
        guard !lines.isEmpty else { return "" }
        return "<ul class=\"warnings\">\(lines.map { line -> HTMLText in "<li>\(line)</li>" })</ul>\n"
    }

    // MARK: Worklist

    /// Lesions with a flag or with a case that is not shown: those with a problem first, then in the table's order.
    private var worklist: HTMLText {
        var problems: [HTMLText] = []
        var others: [HTMLText] = []
        for patient in patients {
            for (number, lesion) in patient.lesions.enumerated() {
                let notable = series.enumerated().compactMap { place, name in
                    lesion.positions[name].map { (place, name, entries[$0]) }
                }.filter(\.2.isNotable)
                guard !notable.isEmpty else { continue }
                let notes = notable.map { place, name, entry -> HTMLText in
                    """
                    <li><a href="\(patient.address(lesion: number, series: place))">\(name)</a> \
                    \(Self.notes(entry))</li>
                    """
                }
                let row: HTMLText = """
                    <tr><th scope="row"><a href="\(patient.address(lesion: number))">\(patient.key)/\(lesion.name)</a>\
                    </th><td><ul>\(notes)</ul></td></tr>

                    """
                if notable.contains(where: \.2.hasProblem) { problems.append(row) } else { others.append(row) }
            }
        }
        let count = problems.count + others.count
        guard count > 0 else { return "" }
        return """
            <section><details open><summary><h2>To look at twice \
            <span class="soft">\(count.counted("lesion"))</span></h2></summary>\(flagCounts)
            <table class="worklist"><thead><tr><th>Lesion</th><th>Series, and why</th></tr></thead><tbody>
            \(problems)\(others)</tbody></table></details></section>

            """
    }

    /// How many cases have each flag, the most frequent first.
    private var flagCounts: HTMLText {
        let ordered = counts.flags.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard !ordered.isEmpty else { return "" }
        return "<p class=\"soft\">Cases: \(ordered.map { "\($0.value) \($0.key)" }.joined(separator: ", ")).</p>"
    }

    private static func notes(_ entry: CaseEntry) -> HTMLText {
        if let reason = entry.reason {
            if case .unreadable = entry.face {
                return "<b class=\"status unreadable\">✕ Cannot be read</b> \(reason.sentence)"
            }
            return "<b class=\"status excluded\">Excluded</b> \(reason.sentence)"
        }
        let notes = entry.flags.map { flag -> HTMLText in
            """
            <span class="flag \(flag.severity.rawValue)"><span aria-hidden="true">\(flag.severity.sign)</span> \
            \(flag.name)</span>
            """
        }
        return "\(notes)"
    }

    // MARK: Table

    private var table: HTMLText {
        let titles = series.map { name -> HTMLText in "<th scope=\"col\">\(name)</th>" }
        var rows: HTMLText = ""
        for patient in patients {
            rows += "<tbody>"
            for (number, lesion) in patient.lesions.enumerated() {
                let cells = series.enumerated().map { place, name in
                    cell(
                        patient.address(lesion: number, series: place),
                        lesion.positions[name],
                        "\(lesion.name), \(name)"
                    )
                }
                let key: HTMLText =
                    number == 0 ? "<a class=\"key\" href=\"\(patient.fileName)\">\(patient.key)</a>" : ""
                rows += """
                    <tr><th scope="row">\(key)\
                    <a href="\(patient.address(lesion: number))">Lesion \(lesion.name)</a></th>\(cells)</tr>

                    """
            }
            rows += "</tbody>\n"
        }
        return """
            <section><h2>All lesions</h2><div class="scroll"><table class="cases">
            <thead><tr><th scope="col">Lesion</th>\(titles)</tr></thead>
            \(rows)</table></div></section>

            """
    }

    private func cell(_ address: String, _ position: Int?, _ name: String) -> HTMLText {
        guard let position else { return "<td class=\"none\"><span class=\"soft\">no row</span></td>" }
        let entry = entries[position]
        switch entry.face {
        case .excluded: return "<td><a class=\"tag excluded\" href=\"\(address)\">Excluded</a></td>"
        case .unreadable:
            return """
                <td><a class="tag unreadable" href="\(address)"><b aria-hidden="true">✕</b> Cannot be read</a></td>
                """
        case .thumbnail(let drawing):
            return """
                <td><a class="face" href="\(address)" aria-label="\(name)">\(drawing)\(Self.badge(entry))</a></td>
                """
        }
    }

    private static func badge(_ entry: CaseEntry) -> HTMLText {
        guard let worst = entry.flags.first(where: { $0.severity == .problem }) ?? entry.flags.first else { return "" }
        let more = entry.flags.count > 1 ? " +\(entry.flags.count - 1)" : ""
        return """
            <span class="flag \(worst.severity.rawValue)"><span aria-hidden="true">\(worst.severity.sign)</span> \
            \(worst.name)\(more)</span>
            """
    }
}
