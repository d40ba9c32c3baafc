/// The page's own style: nothing is loaded from elsewhere, and paper gets the light colors.
///
/// Colors are Okabe and Ito's, which color-blind readers can tell apart; lines also differ in dash.
enum PageStyle {
    static let css = colors + text + tables + blocks + drawings + media

    private static let colors = """
        :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --panel: #f5f6f8;
          --rule: #d5d9de; --grid: #e8eaed; --first: #0072b2; --second: #b8500a; --third: #00785a; --muted: #6e7781;
          --warn: #9a3412; --warn-panel: #fff4ec; }
        @media (prefers-color-scheme: dark) {
          :root { --ink: #e4e7eb; --soft: #a3acb7; --paper: #15181c; --panel: #1e2227; --rule: #3a414a;
            --grid: #2a3037; --first: #56b4e9; --second: #f0a33f; --third: #35c39a; --muted: #97a1ac;
            --warn: #f7b27a; --warn-panel: #2c2119; }
        }

        """

    private static let text = """
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink);
          font: 16px/1.55 system-ui, "Segoe UI", "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; }
        main, header, footer { max-width: 58rem; margin: 0 auto; padding: 0 1.25rem; }
        header { padding-top: 2.25rem; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: .15rem 0 .35rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
        h2 { font-size: 1.3rem; line-height: 1.25; margin: 2.75rem 0 .75rem; padding-top: .9rem; border-top: 1px solid var(--rule); }
        h3 { font-size: 1.05rem; margin: 1.75rem 0 .4rem; }
        p { margin: .5rem 0; max-width: 46rem; }
        ul { margin: .4rem 0; padding-left: 1.2rem; max-width: 46rem; }
        li { margin: .3rem 0; }
        a { color: var(--first); }
        .kicker { margin: 0; color: var(--soft); font-size: .875rem; letter-spacing: .02em; overflow-wrap: anywhere; }
        .soft, figcaption, caption .soft { color: var(--soft); }
        code, pre { font: .85em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        code { overflow-wrap: anywhere; }
        pre { background: var(--panel); border: 1px solid var(--rule); border-radius: 6px; padding: .75rem .9rem; overflow-x: auto;
          white-space: pre-wrap; overflow-wrap: anywhere; }
        footer { margin-top: 3rem; padding-bottom: 2.5rem; color: var(--soft); font-size: .875rem; }

        """

    private static let tables = """
        .scroll { overflow-x: auto; margin: .75rem 0 .5rem; }
        table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; padding-bottom: .5rem; }
        caption strong { display: block; font-size: 1.05rem; color: var(--ink); }
        caption span { display: block; max-width: min(46rem, calc(100vw - 2.5rem)); }
        .scroll + .scroll { margin-top: 2.25rem; }
        th, td { padding: .38rem .7rem .38rem 0; text-align: left; vertical-align: baseline; }
        th:last-child, td:last-child { padding-right: .1rem; }
        thead th { border-bottom: 1.5px solid var(--ink); font-weight: 600; vertical-align: bottom; line-height: 1.25; }
        tbody td, tbody th { border-bottom: 1px solid var(--grid); font-weight: 400; }
        tbody:last-child tr:last-child > * { border-bottom: 1.5px solid var(--ink); }
        tbody th.group { color: var(--soft); padding-top: .9rem; }
        tbody th.group strong { color: var(--ink); margin-right: .5rem; }
        thead th.span { border-bottom: 1px solid var(--rule); padding-left: 1.2rem; }
        .tag { font-size: .72rem; font-weight: 600; letter-spacing: .03em; color: var(--first); border: 1px solid currentColor;
          border-radius: 3px; padding: 0 .25rem; white-space: nowrap; }
        .n { text-align: right; white-space: nowrap; }
        .nowrap { white-space: nowrap; }
        tr.primary > th { font-weight: 700; }
        tr.primary > td, tr.primary > th { background: var(--panel); }
        tr.primary > th { box-shadow: -.45rem 0 0 var(--panel); }
        td.none { color: var(--soft); font-style: italic; }
        .theirs { color: var(--soft); }
        td.theirs, th.theirs { padding-left: .8rem; }
        .optimistic table { color: var(--soft); }
        dl.facts { display: grid; grid-template-columns: minmax(9rem, max-content) 1fr; gap: .3rem 1.25rem; font-size: .9rem; }
        dl.facts dt { color: var(--soft); }
        dl.facts dd { margin: 0; overflow-wrap: anywhere; }

        """

    private static let blocks = """
        .summary { display: grid; grid-template-columns: minmax(11rem, 14rem) 1fr; gap: 1.25rem 2rem; margin: 1.5rem 0 0;
          background: var(--panel); border-radius: 10px; padding: 1.4rem 1.5rem; }
        .summary .figure-number { font-size: 3.1rem; line-height: 1; font-weight: 650; letter-spacing: -.03em;
          font-variant-numeric: tabular-nums; color: var(--first); margin: .2rem 0 .4rem; }
        .summary .figure-number.words { font-size: 1.5rem; letter-spacing: 0; }
        .summary h2 { border: 0; padding: 0; margin: 0 0 .3rem; font-size: 1rem; }
        .summary h2 + p { margin-top: 0; }
        .summary .small { font-size: .9rem; color: var(--soft); margin: .15rem 0; }
        .summary section + section { margin-top: 1rem; }
        .warning { background: var(--warn-panel); border-left: 4px solid var(--warn); padding: .7rem 1rem; border-radius: 0 6px 6px 0;
          margin: 1.25rem 0 0; max-width: none; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr)); gap: 2rem 2.5rem;
          align-items: start; }
        figure { margin: 1.25rem 0; min-width: 0; }
        .figures figure { margin: .5rem 0; }
        figure .title { font-weight: 600; margin: 0 0 .5rem; }
        figure .drawing { overflow-x: auto; }
        figcaption { font-size: .85rem; line-height: 1.45; margin-top: .5rem; max-width: 44rem; }

        """

    private static let drawings = """
        svg { display: block; width: 100%; height: auto; overflow: visible; }
        .wide svg { min-width: 36rem; }
        svg text { fill: var(--ink); font-size: 12.5px; font-variant-numeric: tabular-nums; }
        svg .tick, svg .note { fill: var(--soft); }
        svg .note { font-style: italic; }
        svg .tick { font-size: 12px; }
        svg .axis-title { font-size: 12.5px; fill: var(--ink); }
        svg .heading { font-weight: 600; }
        svg .halo { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
        svg .grid { stroke: var(--grid); stroke-width: 1; }
        svg .axis { stroke: var(--soft); stroke-width: 1; }
        svg .rule { stroke: var(--rule); stroke-width: 1; }
        svg .chance { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 3 4; fill: none; }
        svg .first { --color: var(--first); } svg .second { --color: var(--second); }
        svg .third { --color: var(--third); } svg .muted { --color: var(--muted); }
        svg .curve { fill: none; stroke: var(--color); stroke-width: 2.25; stroke-linejoin: round; }
        svg .whisker { stroke: var(--color); stroke-width: 1.75; }
        svg .solid { fill: var(--color); }
        svg .hollow { fill: var(--paper); stroke: var(--color); stroke-width: 1.5; }
        svg .bar { fill: var(--color); fill-opacity: .55; stroke: var(--color); stroke-width: 1; }
        svg .curve.dashed { stroke-dasharray: 7 4; } svg .curve.dotted { stroke-dasharray: 1.5 3.5; stroke-linecap: round; }

        """

    private static let media = """
        @media (max-width: 40rem) {
          body { font-size: 15px; }
          header { padding-top: 1.5rem; }
          h1 { font-size: 1.45rem; }
          .summary { grid-template-columns: 1fr; padding: 1.1rem 1.1rem; }
          dl.facts { grid-template-columns: 1fr; gap: 0; }
          dl.facts dd { margin-bottom: .5rem; }
        }
        @page { size: A4; margin: 16mm 15mm; }
        @media print {
          :root { color-scheme: light; --ink: #000000; --soft: #444b53; --paper: #ffffff; --panel: #f3f4f6; --rule: #c8cdd3;
            --grid: #e3e6ea; --first: #0072b2; --second: #b8500a; --third: #00785a; --muted: #6e7781; --warn: #9a3412;
            --warn-panel: #fff4ec; }
          body { font-size: 10.5pt; line-height: 1.45; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          main, header, footer { max-width: none; padding: 0; }
          header { padding-top: 0; }
          h2, h3, caption, figure .title { break-after: avoid; }
          figure, tr, tbody, .scroll, pre, .warning, footer { break-inside: avoid; }
          .scroll.long { break-inside: auto; }
          caption span { max-width: none; }
          .scroll, figure .drawing { overflow: visible; }
          .figures { grid-template-columns: 1fr 1fr; gap: 1rem 1.5rem; }
          table { font-size: 8.8pt; }
          th, td { padding-right: .45rem; }
          .wide svg { min-width: 0; width: 75%; }
          tr.primary > th { white-space: nowrap; }
        }

        """
}
