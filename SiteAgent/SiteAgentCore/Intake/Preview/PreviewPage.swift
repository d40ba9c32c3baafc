import CanonicalEncoding

/// What all pages have in common.
enum PreviewPage {
    /// A whole page.
    ///
    /// Nothing is loaded from elsewhere, nothing runs, and only this style counts.
    static func html(title: String, header: HTMLText, main: HTMLText, code: String) -> HTMLText {
        """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="\(policy)">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer"><meta name="robots" content="noindex">
        <title>\(title)</title><style>\(HTMLText(markup: PreviewStyle.css))</style></head>
        <body><input type="checkbox" id="no-outlines" class="switch-state"><header>\(header)</header>
        <main>\(main)</main>
        <footer><p>Contents of the cohort: <b class="code">\(code)</b>. Shown at this site only; not for diagnosis.</p>\
        </footer></body></html>

        """
    }

    /// The switch that hides the outlines, so that the image under them can be seen; works without a script.
    static let outlineSwitch: HTMLText =
        """
        <label class="switch" for="no-outlines"><span class="box" aria-hidden="true"></span>Hide outlines</label>
        """

    private static let policy =
        "default-src 'none'; img-src data:; style-src 'sha256-"
        + Base64.encode(SHA256Digest(hashing: Array(PreviewStyle.css.utf8)).bytes)
        + "'; base-uri 'none'; form-action 'none'"
}
