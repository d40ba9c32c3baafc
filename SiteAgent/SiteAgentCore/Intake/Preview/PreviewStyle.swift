/// The pages' one style: light, calm, dark only where an image is.
///
/// The outline's yellow on grey and the flags' colors can be told apart by color-blind readers; flags also have signs.
enum PreviewStyle {
    static let css = base + bars + overview + cases + drawings + sheet + media

    private static let base = """
        :root { color-scheme: light; --ink: #17202a; --soft: #5b6672; --rule: #d9dee4; --panel: #f4f6f8;
          --link: #0b5cad; --caution: #8a4b00;
          --caution-panel: #fff3dd; --problem: #a61b1b; --problem-panel: #fdeaea; --outline: #ffd60a; }
        * { box-sizing: border-box; }
        html { scroll-padding-top: 3.6rem; -webkit-text-size-adjust: 100%; }
        body { margin: 0; color: var(--ink); background: #fff;
          font: 15px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
        header, main, footer { max-width: 88rem; margin: 0 auto; padding: 0 1.75rem; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.015em;
          overflow-wrap: anywhere; }
        h2 { font-size: 1.25rem; line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
        h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
        p { margin: .4rem 0; }
        a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
        a:focus-visible, .switch-state:focus-visible ~ header .switch, summary:focus-visible {
          outline: 3px solid #f0a500; outline-offset: 2px; border-radius: 3px; }
        .soft { color: var(--soft); font-weight: 400; }
        .kicker { margin: 1.6rem 0 .1rem; color: var(--soft); font-size: .8rem; letter-spacing: .04em;
          text-transform: uppercase; }
        .lead { max-width: 46rem; color: var(--soft); font-size: 1.05rem; margin: 0; }
        code, pre, .code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
          font-size: .88em; }
        pre { background: var(--panel); border-radius: 6px; padding: .8rem 1rem; overflow-x: auto; line-height: 1.55; }
        footer { margin-top: 3rem; padding-top: .8rem; padding-bottom: 2rem; color: var(--soft); font-size: .85rem; }
        footer p { border-top: 1px solid var(--rule); padding-top: .8rem; }

        """

    private static let bars = """
        .switch-state { position: absolute; opacity: 0; pointer-events: none; }
        .bar { position: sticky; top: 0; z-index: 3; display: flex; flex-wrap: wrap; gap: .2rem 1.4rem;
          align-items: center;
          margin: 0 -1.75rem; padding: .65rem 1.75rem; background: #fff; border-bottom: 1px solid var(--rule);
            font-size: .9rem; }
        header { display: contents; }
        header > * { max-width: 88rem; margin-left: auto; margin-right: auto; padding-left: 1.75rem;
          padding-right: 1.75rem; }
        header > .bar { max-width: none; margin: 0; padding: .65rem max(1.75rem, calc((100vw - 88rem) / 2 + 1.75rem)); }
        header > p, header > h1 { width: 100%; }
        header > .lead > * { max-width: 46rem; }
        .bar a, .lesion-head nav a { text-decoration: none; }
        .bar a:hover, .lesion-head nav a:hover { text-decoration: underline; }
        .bar .here { font-weight: 600; }
        .off { color: #a3acb6; }
        .switch { margin-left: auto; cursor: pointer; user-select: none; display: inline-flex; align-items: center;
          gap: .45rem; }
        .switch .box { width: 1rem; height: 1rem; border: 1.5px solid var(--soft); border-radius: 3px;
          display: inline-block;
          background: #fff; }
        .switch-state:checked ~ header .switch .box { background: var(--ink); border-color: var(--ink);
          box-shadow: inset 0 0 0 2.5px #fff; }
        .switch-state:checked ~ main .outline { visibility: hidden; }

        """

    private static let overview = """
        .tiles { list-style: none; margin: 1.5rem 0 1.75rem; padding: 0; display: grid; gap: .75rem;
          grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); }
        .tiles li { background: var(--panel); border-radius: 8px; padding: .7rem .95rem .75rem;
          border-left: 4px solid #b9c2cc; }
        .tiles b { display: block; font-size: 1.7rem; line-height: 1.15; font-weight: 650;
          font-variant-numeric: tabular-nums; }
        .tiles span { color: var(--soft); font-size: .88rem; }
        .tiles .caution { background: var(--caution-panel); border-left-color: #e29b1d; }
        .tiles .problem { background: var(--problem-panel); border-left-color: #c93131; }
        .tiles .caution span { color: var(--caution); } .tiles .problem span { color: var(--problem); }
        .tiles .zero b { color: #8b95a1; }
        .warnings { margin: 0 0 1.75rem; padding: .75rem 1rem .75rem 2rem; background: var(--caution-panel);
          border-left: 4px solid #e29b1d; border-radius: 0 6px 6px 0; }
        section { margin: 0 0 2.25rem; }
        section > h2, summary h2 { margin-bottom: .6rem; }
        summary { cursor: pointer; } summary h2 { display: inline-block; }
        table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
        th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0;
          border-bottom: 1px solid var(--rule); }
        thead th { font-size: .8rem; font-weight: 600; color: var(--soft); border-bottom: 1.5px solid var(--ink); }
        tbody th { font-weight: 400; }
        .worklist th:first-child { width: 22rem; overflow-wrap: anywhere; padding-right: 2rem; }
        .worklist ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; }
        .worklist li a { margin-right: .3rem; } details > p { margin: 0 0 .5rem; }
        .worklist td { padding-right: 0; }
        .scroll { overflow-x: auto; }
        .cases { width: auto; min-width: min(100%, 36rem); }
        .cases thead th { padding-right: 1.25rem; }
        .cases tr > * { vertical-align: middle; padding-right: 1.25rem; }
        .cases tbody tr:not(:last-child) > * { border-bottom: 0; }
        .cases tbody th { padding-right: 2rem; line-height: 1.4; overflow-wrap: anywhere; max-width: 20rem; }
        .cases .key { display: block; font-weight: 650; color: var(--ink); text-decoration: none; }
        .cases .key:hover { text-decoration: underline; }
        .face { display: inline-flex; flex-direction: column; gap: .25rem; text-decoration: none; width: 8.2rem; }
        .face:hover .thumb { outline: 2px solid var(--link); outline-offset: 1px; }
        .flag { font-size: .78rem; line-height: 1.3; font-weight: 600; border-radius: 3px; padding: .08rem .4rem;
          white-space: nowrap;
          align-self: flex-start; margin-right: .35rem; display: inline-block; }
        .flag.caution { color: var(--caution); background: var(--caution-panel); }
        .flag.problem { color: var(--problem); background: var(--problem-panel); }
        .tag { display: inline-block; font-size: .8rem; font-weight: 600; text-decoration: none; border-radius: 4px;
          padding: .3rem .6rem; border: 1px dashed currentColor; white-space: nowrap; }
        .tag.excluded { color: var(--soft); } .tag.unreadable { color: var(--problem); border-style: solid; }

        """

    private static let cases = """
        .lesion { margin: 1.75rem 0 2.5rem; }
        .lesion-head { display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; align-items: baseline;
          justify-content: space-between;
          border-bottom: 1.5px solid var(--ink); padding-bottom: .45rem; }
        .lesion-head nav { display: flex; gap: 1.25rem; font-size: .9rem; }
        .case { padding: 1.1rem 0 1.35rem; border-bottom: 1px solid var(--rule); }
        .case h3 { margin-bottom: .55rem; }
        .body { display: grid; grid-template-columns: minmax(0, 1fr) 25.5rem; gap: 1.75rem; align-items: start; }
        .slices { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: .5rem; }
        .more { margin-top: .6rem; } .more summary { font-size: .86rem; color: var(--soft); }
        .strip { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: .35rem;
          margin-top: .5rem; }
        .about { display: grid; grid-template-columns: 7.5rem minmax(0, 1fr); gap: 1rem; align-items: start; }
        dl { margin: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .8rem;
          font-size: .86rem;
          line-height: 1.45; font-variant-numeric: tabular-nums; }
        dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
        .flags { list-style: none; margin: 0 0 .7rem; padding: 0; display: grid; gap: .3rem; }
        .flags li { padding: .3rem .7rem; border-radius: 0 5px 5px 0; border-left: 4px solid; font-size: .9rem; }
        .flags b { margin-right: .35rem; }
        .flags .caution { background: var(--caution-panel); border-color: #e29b1d; }
          .flags .caution b { color: var(--caution); }
        .flags .problem { background: var(--problem-panel); border-color: #c93131; }
          .flags .problem b { color: var(--problem); }
        .left-out p { margin: 0; }
        .status { font-size: .82rem; font-weight: 600; border-radius: 4px; padding: .12rem .5rem; margin-right: .4rem;
          color: var(--soft); background: var(--panel); white-space: nowrap; }
        .status.unreadable { color: var(--problem); background: var(--problem-panel); }
        .histogram { margin: .9rem 0 0; max-width: 24rem; }
        figcaption { font-size: .86rem; margin-bottom: .2rem; }
        .histogram p { font-size: .76rem; line-height: 1.35; margin: .1rem 0 0; }

        """

    private static let drawings = """
        svg { display: block; font-family: inherit; }
        .panel { width: 100%; height: auto; border-radius: 3px; }
        .void { fill: #0b0d10; }
        .panel text { fill: #fff; font-size: 13px; font-weight: 600; paint-order: stroke; stroke: #000;
          stroke-opacity: .75;
          stroke-width: 3px; stroke-linejoin: round; font-variant-numeric: tabular-nums; }
        .panel .letter { fill: #9fd8ff; } .panel .of { fill: #c4ccd4; font-weight: 400; }
        .end { text-anchor: end; } .middle { text-anchor: middle; }
        .outline path { fill: none; stroke: var(--outline); stroke-width: 1.6px; vector-effect: non-scaling-stroke;
          stroke-linejoin: miter; }
        .outline .under { stroke: #000; stroke-opacity: .55; stroke-width: 3.6px; }
        .thumb .outline path { stroke-width: 1.2px; } .thumb .outline .under { stroke-width: 2.4px;
          stroke-opacity: .4; }
        .small { width: 100%; height: auto; border-radius: 3px; }
        .small .outline path { stroke-width: 1.2px; } .small .outline .under { stroke-width: 2.4px;
          stroke-opacity: .4; }
        .small text { fill: #fff; font-size: 11px; font-weight: 600; paint-order: stroke; stroke: #000;
          stroke-opacity: .75; stroke-width: 2.5px; stroke-linejoin: round; }
        .scale { fill: none; stroke: #fff; stroke-width: 2; } .scale.under { stroke: #000; stroke-opacity: .6;
          stroke-width: 5; stroke-linecap: square; }
        .panel .scale-text { font-size: 12px; font-weight: 500; }
        .thumb { width: 4.5rem; height: 4.5rem; border-radius: 3px; }
        .locator { max-width: 100%; height: auto; background: #0b0d10; border-radius: 3px; }
        .locator .frame { fill: none; stroke: var(--outline); stroke-width: 1.25; }
        .histogram svg { width: 100%; height: auto; overflow: visible; }
        .histogram .bars { fill: #4a7fb5; } .histogram .axis, .histogram .tick { stroke: #7b8794; fill: none; }
        .histogram .median { stroke: var(--ink); stroke-width: 2; stroke-dasharray: 4 3; }
        .histogram .implausible { fill: #f3d9d9; }
        .histogram text { font-size: 10.5px; fill: var(--soft); }

        """

    private static let sheet = """
        .sheet { max-width: 52rem; border: 1px solid var(--rule); border-radius: 8px; padding: 1.25rem 1.5rem 1.1rem; }
        .rejected { margin: .75rem 0 0; } .rejected tbody td { height: 2.1rem; }
        .rejected th:first-child, .rejected td:first-child { width: 45%; }
        .lines { display: grid; grid-template-columns: 2fr 1fr 2fr; gap: 1.5rem; margin: 2.6rem 0 1.2rem;
          font-size: .85rem; }
        .lines p { margin: 0; color: var(--soft); } .lines span { display: block;
          border-bottom: 1px solid var(--ink); margin-bottom: .3rem; }

        """

    private static let media = """
        @media (max-width: 72rem) {
          .body { grid-template-columns: minmax(0, 1fr); }
          .side { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
            gap: 1rem 2rem; }
          .histogram { margin-top: 0; }
        }
        @media (max-width: 40rem) {
          header > *, main, footer { padding-left: 1rem; padding-right: 1rem; }
          header > .bar { padding-left: 1rem; padding-right: 1rem; }
          .slices { grid-template-columns: minmax(0, 1fr); }
          .worklist th:first-child { width: 45%; padding-right: 1rem; }
          .lines { grid-template-columns: 1fr; gap: 2rem; }
        }
        @page { size: A4 landscape; margin: 12mm; }
        @media print {
          body { font-size: 9.5pt; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
          .bar, .lesion-head nav, summary::marker, .more { display: none; }
          header > *, main, footer { padding-left: 0; padding-right: 0; max-width: none; }
          a { color: inherit; text-decoration: none; }
          .body { grid-template-columns: 62% 1fr; gap: 1rem; }
          .side { display: block; }
          .case, tr, .tiles, .sheet { break-inside: avoid; }
          .lesion-head, h3, thead { break-after: avoid; }
          .outline path { stroke-width: 1px; } .outline .under { stroke-width: 2.2px; }
          .thumb .outline path { stroke-width: .8px; } .thumb .outline .under { stroke-width: 1.6px; }
          .sheet { break-before: page; border: 0; padding: 0; }
          .scroll { overflow: visible; }
        }

        """
}
