import Mustache

/// The page's templates, one for each part.
///
/// Well-formed as XML too, so that any parser can read the page. Every value passes ``MarkupText``; the only three-brace
/// values are the style and the drawings, which this module writes itself.
enum PageTemplates {
    /// The templates by name, ready to render `page`.
    static func library() throws -> MustacheLibrary {
        MarkupText.register()
        var library = MustacheLibrary()
        for (name, text) in texts {
            try library.register("{{% CONTENT_TYPE:\(MarkupText.name)}}" + text, named: name)
        }
        return library
    }

    private static let texts = [
        "page": page, "headline": headline, "results": results, "row": row, "published": published,
        "performance": performance, "figure": figure, "models": models, "flow": flow, "provenance": provenance,
        "closing": closing,
    ]

    private static let page = """
        <!DOCTYPE html>
        <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="generator" content="{{program}}"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <title>{{study}}: results</title>
        <style>{{{css}}}</style>
        </head>
        <body>
        {{>headline}}
        <main>
        <h2 id="results">Results</h2>
        {{#tables}}{{>results}}{{/tables}}
        {{>published}}
        <figure class="wide">{{#overview}}{{>figure}}{{/overview}}</figure>
        <h2 id="primary">The primary signature: {{primary}}</h2>
        <div class="figures">{{#squareFigures}}<figure>{{>figure}}</figure>{{/squareFigures}}</div>
        {{#forests}}<figure class="wide">{{>figure}}</figure>{{/forests}}
        {{^hasForests}}<p class="soft">No forest plot: the sites made no statements of their own areas.</p>{{/hasForests}}
        {{>performance}}
        <h2 id="models">Models</h2>
        <p>Fitted on all sites together. Standardise each feature with the mean and standard deviation given here, multiply by
        its weight, add the intercept; the sigmoid of the sum is the probability of a high outcome. <code>model.json</code> has
        every digit.</p>
        {{>models}}
        {{>flow}}
        <h2 id="limits">Limits</h2>
        <ul>{{#caveats}}<li>{{.}}</li>{{/caveats}}</ul>
        {{>provenance}}
        {{>closing}}
        </main>
        <footer>Made by {{program}} on {{made}}. This page is self-contained: it loads nothing and sends nothing.</footer>
        </body>
        </html>

        """

    private static let headline = """
        <header>
        <p class="kicker">Multicentre radiomics report · study {{study}}, version {{version}} · {{date}}</p>
        <h1>{{study}}: results from {{siteCount}}</h1>
        {{#warning}}<p class="warning"><strong>Read this first.</strong> {{.}}</p>{{/warning}}
        <div class="summary">
        <div>
        <p class="small"><strong>{{primary}}</strong><br/>area under the ROC curve</p>
        <p class="figure-number{{^isNumber}} words{{/isNumber}}">{{headline.area}}</p>
        <p class="small">{{headline.interval}}</p>
        {{#headline.tests}}<p class="small">{{.}}</p>{{/headline.tests}}
        </div>
        <div>
        <section><h2>What was asked</h2><p>{{headline.question}}</p></section>
        <section><h2>What was found</h2>{{#headline.findings}}<p>{{.}}</p>{{/headline.findings}}</section>
        <section><h2>What this does not show</h2><ul>{{#headline.limits}}<li>{{.}}</li>{{/headline.limits}}</ul></section>
        </div>
        </div>
        </header>
        """

    private static let results = """
        <div class="scroll{{#isOptimistic}} optimistic{{/isOptimistic}}" role="region" tabindex="0" aria-label="{{title}}">
        <table>
        <caption><strong>{{title}}</strong> <span class="soft">{{explanation}}</span></caption>
        <thead><tr><th scope="col">Series</th><th scope="col" class="n">Lesions /<br/>patients</th><th scope="col" class="n">High</th>
        <th scope="col" class="n">AUC</th><th scope="col" class="n">95% CI</th><th scope="col" class="n">p<br/>one-sided</th>
        <th scope="col" class="n">p<br/>two-sided</th><th scope="col" class="n">p Holm<br/>of {{family}}</th>
        {{#hasPublished}}<th scope="col" class="n theirs">2023: AUC<br/>(95% CI)</th><th scope="col" class="n theirs">2023:<br/>p</th>{{/hasPublished}}</tr></thead>
        <tbody>{{#rows}}{{>row}}{{/rows}}</tbody>
        {{#hasBaselines}}<tbody><tr><th scope="rowgroup" class="group" colspan="{{columnCount}}">Baselines</th></tr>
        {{#baselines}}{{>row}}{{/baselines}}</tbody>{{/hasBaselines}}
        </table>
        </div>
        """

    private static let row = """
        <tr{{#isPrimary}} class="primary"{{/isPrimary}}><th scope="row">{{name}}{{#isPrimary}} <span class="tag">primary</span>{{/isPrimary}}</th>
        <td class="n">{{lesions}}</td><td class="n">{{high}}</td>
        {{#noArea}}<td class="none" colspan="5">not estimable: {{.}}</td>{{/noArea}}
        {{^noArea}}<td class="n">{{area}}</td>
        {{#noInterval}}<td class="none" colspan="4">interval not estimable: {{.}}</td>{{/noInterval}}
        {{^noInterval}}<td class="n">{{interval}}</td><td class="n">{{oneSided}}</td><td class="n">{{twoSided}}</td><td class="n">{{adjusted}}</td>{{/noInterval}}{{/noArea}}
        {{#hasPublished}}<td class="n theirs">{{published}}</td><td class="n theirs">{{publishedP}}</td>{{/hasPublished}}</tr>
        """

    private static let published = """
        {{#hasPublishedNote}}<p class="soft">2023: Bodalal et al., one centre, 146 lesions of 112 patients; other patients, other models and
        bootstrap intervals, so the columns stand beside each other and are not a replication.</p>{{/hasPublishedNote}}
        """

    private static let figure = """
        <p class="title">{{title}}</p><div class="drawing">{{{svg}}}</div><figcaption>{{caption}}</figcaption>
        """

    private static let performance = """
        {{#performance.hasRows}}<div class="scroll" role="region" tabindex="0" aria-label="Calibration and Brier score">
        <table>
        <caption><strong>Can the probabilities be believed?</strong> <span class="soft">Brier score (lower is better) beside that of
        always predicting the cohort's own frequency; Cox's calibration line, ideally intercept 0 and slope 1.</span></caption>
        <thead><tr><th scope="col" rowspan="2">Signature</th><th scope="col" rowspan="2" class="n">Brier of<br/>frequency</th>
        {{#performance.schemes}}<th scope="colgroup" colspan="3" class="n span">{{.}}</th>{{/performance.schemes}}</tr>
        <tr>{{#performance.schemes}}<th scope="col" class="n">Brier</th><th scope="col" class="n">Intercept</th><th scope="col" class="n">Slope</th>{{/performance.schemes}}</tr></thead>
        <tbody>{{#performance.rows}}<tr><th scope="row">{{name}}</th><td class="n">{{frequency}}</td>
        {{#cells}}<td class="n">{{brier}}</td>{{#noLine}}<td class="none" colspan="2">{{.}}</td>{{/noLine}}
        {{^noLine}}<td class="n">{{intercept}}</td><td class="n">{{slope}}</td>{{/noLine}}{{/cells}}</tr>{{/performance.rows}}</tbody>
        </table>
        </div>{{/performance.hasRows}}
        """

    private static let models = """
        <div class="scroll long" role="region" tabindex="0" aria-label="Models">
        <table>
        <thead><tr><th scope="col">Feature</th><th scope="col">IBSI</th><th scope="col">Family</th>
        <th scope="col" class="n">Weight<br/>per SD</th><th scope="col" class="n">Mean</th><th scope="col" class="n">SD</th></tr></thead>
        {{#models}}<tbody><tr><th scope="rowgroup" class="group" colspan="6"><strong>{{name}}</strong>{{#isBaseline}} (baseline){{/isBaseline}}
        {{^reason}}<span class="soft">{{trainedOn}}</span>{{/reason}}</th></tr>
        {{#reason}}<tr><td class="none" colspan="6">not estimable: {{.}}</td></tr>{{/reason}}
        {{^reason}}{{#rows}}<tr><th scope="row">{{name}}<br/><code class="soft">{{tag}}</code></th><td><code>{{code}}</code></td><td>{{family}}</td>
        <td class="n">{{weight}}</td><td class="n">{{mean}}</td><td class="n">{{deviation}}</td></tr>{{/rows}}
        <tr><th scope="row">intercept</th><td></td><td></td><td class="n">{{intercept}}</td><td></td><td></td></tr>{{/reason}}</tbody>{{/models}}
        </table>
        </div>
        """

    private static let flow = """
        <h2 id="cohort">Cohort</h2>
        {{#flow.totals}}<p>{{.}}</p>{{/flow.totals}}
        {{#flow.hasRows}}<div class="scroll" role="region" tabindex="0" aria-label="Flow of lesions by site">
        <table>
        <caption><strong>Flow of lesions</strong></caption>
        <thead><tr><th scope="col">Site</th><th scope="col" class="n">Listed</th><th scope="col">Left out</th><th scope="col" class="n">Analysed</th></tr></thead>
        <tbody>{{#flow.rows}}<tr><th scope="row">{{site}}</th><td class="n">{{listed}}</td>
        <td>{{#exclusions}}{{.}}<br/>{{/exclusions}}{{^hasExclusions}}none{{/hasExclusions}}</td><td class="n">{{analysed}}</td></tr>{{/flow.rows}}</tbody>
        </table>
        </div>{{/flow.hasRows}}
        {{^flow.hasRows}}<p class="soft">Counts by site are not part of this study's disclosures.</p>{{/flow.hasRows}}
        {{#suppression}}<p class="soft">{{.}}</p>{{/suppression}}
        """

    private static let provenance = """
        <h2 id="provenance">Provenance</h2>
        <dl class="facts">{{#provenance.facts}}<dt>{{name}}</dt><dd>{{#isCode}}<code>{{value}}</code>{{/isCode}}{{^isCode}}{{value}}{{/isCode}}</dd>{{/provenance.facts}}</dl>
        {{#provenance.hasApprovals}}<div class="scroll" role="region" tabindex="0" aria-label="Approvals">
        <table>
        <caption><strong>Approvals of this study digest</strong></caption>
        <thead><tr><th scope="col">Site</th><th scope="col">Approved</th><th scope="col">Under policy (SHA-256)</th></tr></thead>
        <tbody>{{#provenance.approvals}}<tr><th scope="row">{{site}}</th><td class="nowrap">{{time}}</td><td><code>{{policy}}</code></td></tr>{{/provenance.approvals}}</tbody>
        </table>
        </div>{{/provenance.hasApprovals}}
        {{#provenance.commands}}<h3>Check it yourself</h3>
        <p>With a copy of the log's folder, offline, trusting neither coordinator nor sites. Take the key from the consortium by other means
        and compare it with the one printed here. The first command checks signatures, tree and entries; the second recomputes every
        sum and every state from what the sites sent, bit for bit.</p>
        <pre>{{.}}</pre>{{/provenance.commands}}
        {{#provenance.checkpoint}}<p>The log's checkpoint when this report was made. Keep it: a log that grows from it is the same log.</p>
        <pre>{{.}}</pre>{{/provenance.checkpoint}}
        {{^provenance.commands}}<p class="soft">No round log was given to this report.</p>{{/provenance.commands}}
        """

    private static let closing = """
        <h2 id="method">Method in one paragraph</h2>
        <p>Each site computes, on its own lesions, integers that are only ever added: counts, sums, sums of squares and products, gradients
        and Hessians of a ridge logistic model, and histograms of scores. Standardisation, screening and fitting are repeated inside every
        training part, so that nothing of a tested lesion reaches the model that scores it. The area under the curve is exact from integer
        scores (probability × 10<sup>4</sup>); its interval and tests use Obuchowski's variance with patients as clusters on the logit scale.</p>
        <h2 id="citation">Citation</h2>
        <p>{{study}}, version {{version}}, study digest <code>{{digest}}</code>. Computed with {{program}}, {{date}}.</p>
        <p class="soft">Statistics: Obuchowski, Biometrics 1997;53:567. DerSimonian and Laird, Control Clin Trials 1986;7:177. Higgins et al., J R
        Stat Soc A 2009;172:137. Holm, Scand J Stat 1979;6:65. Cox, Biometrika 1958;45:562. Features: Image Biomarker Standardisation
        Initiative, Radiology 2020;295:328. {{#hasPublishedNote}}Compared with: Bodalal et al., Insights into Imaging 2023;14:133,
        doi 10.1186/s13244-023-01474-x.{{/hasPublishedNote}}</p>
        """
}
