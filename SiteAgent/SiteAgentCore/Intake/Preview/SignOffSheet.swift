/// The sheet at the end of the overview: to be printed and signed by hand, and recorded with a command.
struct SignOffSheet {
    let code: String

    var html: HTMLText {
        let blank: HTMLText = "<tr><td></td><td></td></tr>"
        return """
            <section class="sheet" id="sign-off"><h2>Sign-off</h2>
            <p>I have looked at the outlines of all cases shown in this preview. All are where they belong, save those \
            that stay rejected from before and those rejected here:</p>
            <table class="rejected"><thead><tr><th>Case (patient/lesion:series)</th><th>What is wrong</th></tr></thead>\
            <tbody>\([HTMLText](repeating: blank, count: 5))</tbody></table>
            <div class="lines"><p><span></span>Reader</p><p><span></span>Date</p><p><span></span>Signature</p></div>
            <p>Then record it, here with one case rejected as an example:</p>
            <pre>site-agent intake sign-off --cohort cohort.csv --code \(code) \\
              --reader "Dr A" --reject 'P-7F3K2M9Q/1:dwi_b200=outline shifted'</pre>
            <p>A case that was rejected before stays rejected until it is accepted by name: \
            <code>--accept 'patient/lesion:series'</code>.</p>
            <p class="soft">The code stands for exactly the images and masks shown here. If a file changes afterwards, \
            <code>site-agent intake sign-off --show --cohort cohort.csv</code> says how many cases are to be looked at \
            again.</p></section>

            """
    }
}
