/// The page of one patient: every lesion, every series.
struct PatientPage {
    let patient: PreviewPatient
    let previous: PreviewPatient?
    let next: PreviewPatient?
    let series: [String]
    let code: String

    /// The page with the cards of its cases, which are drawn one at a time.
    func html(_ card: (_ position: Int, _ anchor: String) throws -> HTMLText) rethrows -> HTMLText {
        var main: HTMLText = ""
        for (number, lesion) in patient.lesions.enumerated() {
            main += """
                <section class="lesion" id="\(PreviewPatient.anchor(lesion: number))"><div class="lesion-head">\
                <h2>Lesion \(lesion.name)</h2>\(navigation(number))</div>

                """
            for (place, name) in series.enumerated() {
                let anchor = PreviewPatient.anchor(lesion: number, series: place)
                if let position = lesion.positions[name] {
                    main += try card(position, anchor)
                } else {
                    main += """
                        <article class="case left-out" id="\(anchor)"><h3>\(name)</h3>\
                        <p><b class="status">No row</b> The cohort table has no row of this series.</p></article>

                        """
                }
            }
            main += "</section>\n"
        }
        return PreviewPage.html(title: "\(patient.key) · cohort preview", header: header, main: main, code: code)
    }

    private var header: HTMLText {
        """
        <nav class="bar"><a href="index.html">Overview</a>\(Self.link(previous, "← Previous patient"))\
        \(Self.link(next, "Next patient →"))\(PreviewPage.outlineSwitch)</nav>\
        <p class="kicker">Patient \(patient.number)</p><h1>\(patient.key)</h1>
        """
    }

    private static func link(_ patient: PreviewPatient?, _ text: String) -> HTMLText {
        guard let patient else { return "<span class=\"off\">\(text)</span>" }
        return "<a href=\"\(patient.fileName)\">\(text)</a>"
    }

    /// Links to the lesion before and the one behind, over the edge of the page.
    private func navigation(_ number: Int) -> HTMLText {
        let before =
            number > 0
            ? "#\(PreviewPatient.anchor(lesion: number - 1))"
            : previous.map { $0.address(lesion: $0.lesions.count - 1) }
        let behind =
            number + 1 < patient.lesions.count
            ? "#\(PreviewPatient.anchor(lesion: number + 1))" : next.map { $0.address(lesion: 0) }
        return """
            <nav>\(Self.step(before, "↑ Previous lesion"))\(Self.step(behind, "↓ Next lesion"))</nav>
            """
    }

    private static func step(_ address: String?, _ text: String) -> HTMLText {
        guard let address else { return "<span class=\"off\">\(text)</span>" }
        return "<a href=\"\(address)\">\(text)</a>"
    }
}
