/// The page's look; left is blue, solid and round, right is orange, dashed and square, so that grey print keeps them apart.
enum Stylesheet {
    // Written without child selectors or quotes, because the text is escaped like any other.
    static let text = base + tables + pictures + narrow + print

    private static let base = """

        :root{--ink:#1b2530;--soft:#52606d;--line:#d5dbe1;--wash:#f4f6f8;--left:#0072b2;--right:#b34700}
        *{box-sizing:border-box}
        html{font:16px/1.5 Helvetica Neue,Segoe UI,Roboto,Noto Sans,Liberation Sans,Arial,sans-serif;color:var(--ink);background:#fff;-webkit-text-size-adjust:100%;print-color-adjust:exact;-webkit-print-color-adjust:exact}
        body{margin:0;overflow-wrap:anywhere}
        main{max-width:60rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
        section{margin:3.5rem 0 0}
        h1{font-size:1.9rem;line-height:1.25;font-weight:600;letter-spacing:-.012em;margin:0;text-wrap:balance}
        h2{font-size:1.25rem;line-height:1.3;font-weight:600;margin:0 0 .75rem;padding-top:.9rem;border-top:2px solid var(--ink)}
        h3{font-size:1.05rem;line-height:1.35;font-weight:600;margin:0 0 .5rem}
        p{margin:0 0 .75rem;max-width:46rem}
        small{display:block;font-size:.8125rem;line-height:1.4;color:var(--soft)}
        dl,dd,ul,figure{margin:0;padding:0}
        ul.plain{list-style:none}
        ul.plain li{margin:0 0 .2rem}
        code{font:.875em/1.4 ui-monospace,Menlo,Consolas,Liberation Mono,monospace}
        .note,.unit,.axis-name{font-size:.875rem;color:var(--soft)}
        .masthead .product{display:flex;gap:.75rem;align-items:baseline;margin:0 0 1rem;font-size:.9375rem;color:var(--soft)}
        .masthead strong{color:var(--ink);letter-spacing:.02em}
        .masthead dl{display:flex;flex-wrap:wrap;gap:.6rem 2.25rem;padding:.9rem 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
        dt{font-size:.8125rem;color:var(--soft)}
        .masthead dd{font-size:.9375rem}
        .headline{margin:2.25rem 0 0;padding:0 0 0 1.25rem;border-left:6px solid var(--ink)}
        .summary .truncated{margin:.9rem 0 0;font-weight:600}
        .headline.calm{border-left-color:#8a97a3}
        .headline p{margin:.75rem 0 0;font-size:1.0625rem;color:#39444f}
        .other-findings{list-style:none;margin:1.25rem 0 0;padding:0 0 0 1.5rem}
        .other-findings li{margin:0 0 .35rem}
        .other-findings p{margin:0}
        .summary section{margin-top:2.25rem}
        .summary section.headline{margin-top:2.25rem}
        .tiles{display:grid;grid-template-columns:repeat(3,1fr);gap:1.1rem 1.75rem}
        .tiles .value{font-size:1.2rem;font-weight:600;line-height:1.35;font-variant-numeric:tabular-nums}
        .tiles .missing{color:var(--soft)}
        .tile-note{font-size:.8125rem;color:var(--soft)}
        .purpose{margin:2rem 0 0;font-size:.875rem;color:var(--soft)}
        .finding{margin:0 0 1.75rem;padding:1.25rem 1.5rem;background:var(--wash);border-radius:6px;break-inside:avoid}
        .pattern{font-size:.875rem;color:var(--soft);margin:0 0 .15rem}
        .finding h3{font-size:1.2rem;margin-bottom:1rem}
        .reasoning div{display:grid;grid-template-columns:11.5rem 1fr;gap:.25rem 1.5rem;padding:.5rem 0;border-top:1px solid var(--line)}
        .reasoning dt{font-size:.9375rem}
        .reasoning dd{max-width:40rem}
        .judge{margin:.75rem 0 0;font-weight:600;font-size:.9375rem}
        .limits{list-style:none}
        .limits li{padding:.5rem 0;border-bottom:1px solid var(--line)}
        .signs{display:flex;flex-wrap:wrap;gap:.35rem 2rem;padding-left:1.1rem}

        """

    private static let tables = """
        table{width:100%;border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums}
        th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--line);font-weight:400}
        thead th{font-size:.8125rem;color:var(--soft);border-bottom-color:var(--ink);vertical-align:bottom}
        tbody th{font-weight:600}
        tbody th small{font-weight:400}
        tr{break-inside:avoid}
        thead{display:table-header-group}
        .absent{color:var(--soft)}
        .comparison .number{white-space:nowrap}
        .comparison .number small{white-space:normal}
        .comparison{table-layout:fixed}
        .comparison thead th:nth-child(1){width:23%}
        .comparison thead th:nth-child(2),.comparison thead th:nth-child(3){width:14%}
        .comparison thead th:nth-child(4){width:15.5%}
        .comparison thead th:nth-child(6){width:16%}
        .comparison .picture{vertical-align:middle}
        .comparison td:last-child,.comparison th:last-child{padding-right:0}
        .table-axis{display:none}
        .other-indices{margin-top:2rem;break-inside:avoid}
        .parameters{columns:3 15rem;column-gap:2rem;font-size:.75rem;margin:0}
        .parameters div{display:flex;justify-content:space-between;gap:.75rem;break-inside:avoid;border-bottom:1px solid #e3e6ea;padding:.1rem 0}
        .parameters dd{margin:0}
        #quality table{margin-bottom:1.5rem}

        """

    private static let pictures = """
        svg{display:block;width:100%;overflow:visible}
        svg path{fill:none;vector-effect:non-scaling-stroke;stroke-width:1}
        .interval-picture{height:28px}
        svg .reference{fill:#dde2e7;stroke:#aab4be;stroke-width:.75}
        svg .baseline{stroke:var(--line)}
        svg .zero{stroke:var(--ink)}
        svg .interval,svg .cap{stroke:var(--left);stroke-width:2.25}
        svg .cap.right,svg .interval.right{stroke:var(--right)}
        svg .mark{stroke:var(--left);stroke-width:11;stroke-linecap:round}
        svg .mark.right{stroke:var(--right);stroke-width:10;stroke-linecap:square}
        .interval-axis{display:flex;justify-content:space-between;gap:.5rem;font-size:.8125rem;color:var(--soft)}
        .glance-row{display:grid;grid-template-columns:13.5rem 1fr 8.5rem;gap:1.25rem;align-items:center;padding:.2rem 0}
        .glance-name{font-weight:600;font-size:.9375rem}
        .glance-value{font-variant-numeric:tabular-nums;font-size:.9375rem}
        #glance .note{margin-top:.5rem}
        .multiples{display:grid;grid-template-columns:repeat(2,1fr);gap:2rem 2.5rem}
        figure{break-inside:avoid;margin:0 0 .5rem}
        figcaption{display:flex;gap:.6rem;align-items:baseline;margin:0 0 .6rem}
        .plot{display:grid;grid-template-columns:2.75rem 1fr;grid-template-rows:auto 1.4rem}
        .plot-area{height:150px;grid-column:2}
        .plot-area.tall{height:190px}
        .y-axis{position:relative;grid-column:1;grid-row:1}
        .y-axis span{position:absolute;right:.6rem;transform:translateY(50%);font-size:.8125rem;line-height:1;color:var(--soft);font-variant-numeric:tabular-nums}
        .x-axis{position:relative;height:1.4rem;grid-column:2}
        .x-axis span{position:absolute;top:.3rem;transform:translateX(-50%);font-size:.8125rem;line-height:1;color:var(--soft);white-space:nowrap;font-variant-numeric:tabular-nums}
        .x-axis .at-start{transform:none}
        .x-axis .at-end{transform:translateX(-100%)}
        .axis-name{text-align:right;margin:.1rem 0 0;max-width:none;font-size:.8125rem}
        svg .grid{stroke:#e4e8ec}
        svg .band.left{fill:var(--left);fill-opacity:.16}
        svg .band.right{fill:#e69f00;fill-opacity:.24}
        svg .curve{stroke-width:2.5;stroke-linejoin:round}
        svg .curve.left,svg .dot.left{stroke:var(--left)}
        svg .curve.right{stroke:var(--right);stroke-dasharray:7 4}
        svg .dot{stroke-width:5;stroke-linecap:round}
        svg .dot.right{stroke:var(--right);stroke-width:4;stroke-linecap:square}
        svg .average{stroke:var(--ink);stroke-width:1.5}
        svg .spectral{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:2 4}
        .timeline{margin:0 0 1.5rem}
        .timeline figcaption{margin-bottom:.3rem}
        .strip-row{display:grid;grid-template-columns:4.5rem 1fr;align-items:center;padding:2px 0}
        .strip-name{font-size:.8125rem;color:var(--soft)}
        .strip{height:26px}
        .strip.low{height:14px}
        svg .floor{stroke:var(--line)}
        svg .contact.left{fill:var(--left)}
        svg .contact.right{fill:var(--right)}
        svg .contact.hollow{fill:#fff;stroke-width:1.5}
        svg .contact.hollow.left{stroke:var(--left)}
        svg .contact.hollow.right{stroke:var(--right)}
        svg .activity-standing{fill:#5c6873}
        svg .activity-walking{fill:#b9c3cc}
        svg .activity-turning{fill:#5c6873}
        svg .activity-running{fill:#fff;stroke:#5c6873}
        .legend{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;font-size:.875rem;color:var(--soft);max-width:none}
        .key,.key-bar,.key-dot{display:inline-block;width:1.75rem;border-top:3px solid var(--left)}
        .legend-entry{display:inline-flex;gap:.5rem;align-items:center}
        .key.right{border-top:3px dashed var(--right)}
        .key.average{border-top:2px solid var(--ink)}
        .key.spectral{border-top:2px dotted var(--ink)}
        .key-dot{width:.5rem;height:.5rem;border:0;border-radius:50%;background:var(--left)}
        .key-dot.right{border-radius:0;background:var(--right)}
        .key-bar{height:.8rem;border:0;background:#39444f;width:1.25rem}
        .key-bar.hollow{background:#fff;border:1.5px solid #39444f}
        .key-bar.activity-standing{height:.2rem;background:#5c6873;align-self:end;margin-bottom:.35rem}
        .key-bar.activity-walking{height:.45rem;background:#b9c3cc}
        .key-bar.activity-turning{background:#5c6873}
        .key-bar.activity-running{background:#fff;border:1px solid #5c6873}

        """

    private static let narrow = """
        @media screen and (max-width:50rem){
        main{padding:1.25rem 1rem 3rem}
        h1{font-size:1.45rem}
        section{margin-top:2.5rem}
        .headline{padding-left:.9rem}
        .tiles{grid-template-columns:1fr}
        .multiples{grid-template-columns:1fr}
        .glance-row{grid-template-columns:1fr auto;gap:.1rem .75rem;padding:.45rem 0}
        .glance-row svg,.glance-row .interval-axis{grid-column:1 / -1;grid-row:2}
        .glance-axis{padding-top:0}
        .finding{padding:1rem}
        .reasoning div{grid-template-columns:1fr}
        .strip-row{grid-template-columns:3.75rem 1fr}
        .table-axis{display:block;margin-top:.5rem}
        .stacking,.stacking tbody,.stacking tr,.stacking th,.stacking td{display:block;width:auto}
        .stacking thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .stacking tr{padding:.75rem 0;border-bottom:1px solid var(--line)}
        .stacking th,.stacking td{border:0;padding:.15rem 0}
        .stacking td{display:grid;grid-template-columns:6.75rem 1fr;gap:.75rem}
        .stacking td::before{content:attr(data-label);color:var(--soft);font-size:.8125rem;padding-top:.1rem}
        .comparison .number{white-space:normal}
        .comparison .picture{grid-template-columns:1fr}
        .comparison .picture::before{display:none}
        .comparison .picture.absent{display:none}
        }

        """

    private static let print = """
        @page{size:A4;margin:15mm 16mm 16mm;@bottom-right{content:counter(page);font:8pt sans-serif;color:#52606d}}
        @media print{
        html{font-size:10.5pt;line-height:1.42}
        main{max-width:none;padding:0}
        h1{font-size:1.65rem}
        section{margin-top:1.9rem}
        .summary section,.summary section.headline{margin-top:1.35rem}
        .summary{break-after:page}
        #findings{margin-top:0}
        h2,h3{break-after:avoid}
        h2{padding-top:.6rem;margin-bottom:.5rem}
        .masthead dl{padding:.6rem 0}
        .masthead .product{margin-bottom:.6rem}
        .glance-row{padding:.05rem 0}
        .purpose{margin-top:1.2rem}
        .finding{padding:.8rem 1.1rem;margin-bottom:1rem}
        .reasoning div{padding:.35rem 0;break-inside:avoid}
        .multiples{gap:1rem 2rem}
        .plot-area.tall{height:150px}
        .plot-area{height:120px}
        .strip{height:20px}
        .timeline{margin-bottom:.8rem}
        #comparison{break-before:page}
        #comparison h2{margin-top:0}
        #comparison th,#comparison td{padding-top:.22rem;padding-bottom:.22rem}
        h2+.note,h3+.note,.legend{break-after:avoid}
        #cadence,#warning-signs,#not-told,#curves,#quality table{break-inside:avoid}
        th,td{padding-top:.3rem;padding-bottom:.3rem}
        table{font-size:.875rem}
        }

        """
}
