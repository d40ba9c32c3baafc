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
                <p class="lead">Three central slices of every lesion and series, with the mask as it will be used. \
                Look at each, note what is wrong, and sign at the end.</p>
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
        if lines.count > 20 { lines = lines.prefix(20) + ["And \(lines.count - 20) more rows that cannot be shown."] }
        if let acquisitionProblem { lines.append(acquisitionProblem.sentence) }
        guard !lines.isEmpty else { return "" }
        return "<ul class=\"warnings\">\(lines.map { line -> HTMLText in "<li>\(line)</li>" })</ul>\n"
    }

    // MARK: Worklist

    /// Cases with a flag, and cases that are not shown, each with a link.
    private var worklist: HTMLText {
        var rows: [HTMLText] = []
        forEachCase { address, name, entry in
            guard entry.reason != nil || !entry.flags.isEmpty else { return }
            rows.append(
                "<tr><th scope=\"row\"><a href=\"\(address)\">\(name)</a></th><td>\(Self.notes(entry))</td></tr>\n"
            )
        }
        guard !rows.isEmpty else { return "" }
        return """
            <section><details open><summary><h2>To look at twice <span class="soft">\(rows.count)</span></h2></summary>
            <table class="worklist"><thead><tr><th>Case</th><th>Why</th></tr></thead><tbody>
            \(rows)</tbody></table></details></section>

            """
    }

    private func forEachCase(_ body: (_ address: String, _ name: String, CaseEntry) -> Void) {
        for patient in patients {
            for (number, lesion) in patient.lesions.enumerated() {
                for (place, name) in series.enumerated() {
                    guard let position = lesion.positions[name] else { continue }
                    body(
                        patient.address(lesion: number, series: place),
                        "\(patient.key)/\(lesion.name):\(name)",
                        entries[position]
                    )
                }
            }
        }
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
                    <tr><th scope="row">\(key)<a href="\(patient.address(lesion: number))">Lesion \(lesion.name)</a></th>\
                    \(cells)</tr>

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
            return
                "<td><a class=\"tag unreadable\" href=\"\(address)\"><b aria-hidden=\"true\">✕</b> Cannot be read</a></td>"
        case .thumbnail(let drawing):
            return
                "<td><a class=\"face\" href=\"\(address)\" aria-label=\"\(name)\">\(drawing)\(Self.badge(entry))</a></td>"
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
