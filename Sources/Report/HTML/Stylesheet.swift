/// The page's look; left is blue, solid and round, right is orange, dashed and square, so that grey print keeps them apart.
///
/// Rows are tables and inline blocks, not grids, and drawings carry their own colours: programs that turn the page into a
/// PDF know neither grids nor styles inside drawings.
enum Stylesheet {
    // Written without child selectors or quotes, because the text is escaped like any other. What stands in the foot of each
    // printed page comes from the properties that `PaperFooter` declares.
    static let text = base + summary + tables + pictures + narrow + print

    private static let base = """

        *{box-sizing:border-box}
        html{font:16px/1.5 Helvetica Neue,Segoe UI,Roboto,Noto Sans,Liberation Sans,Arial,sans-serif;color:#1b2530;background:#fff;-webkit-text-size-adjust:100%;print-color-adjust:exact;-webkit-print-color-adjust:exact}
        body{margin:0;overflow-wrap:anywhere}
        main{max-width:60rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
        section{margin:3rem 0 0}
        h1{font-size:1.9rem;line-height:1.25;font-weight:600;letter-spacing:-.012em;margin:0;text-wrap:balance}
        h2{font-size:1.25rem;line-height:1.3;font-weight:600;margin:0 0 .75rem;padding-top:.9rem;border-top:2px solid #1b2530}
        h3{font-size:1.05rem;line-height:1.35;font-weight:600;margin:0 0 .5rem}
        p{margin:0 0 .75rem;max-width:46rem}
        small{display:block;font-size:.8125rem;line-height:1.4;color:#52606d}
        dl,dd,ul,figure{margin:0;padding:0}
        ul.plain{list-style:none}
        ul.plain li{margin:0 0 .2rem}
        code{font:.875em/1.4 ui-monospace,Menlo,Consolas,Liberation Mono,monospace}
        .note,.unit,.axis-name{font-size:.875rem;color:#52606d}
        .masthead .product{margin:0 0 1rem;font-size:.9375rem;color:#52606d}
        .masthead strong{color:#1b2530;letter-spacing:.02em;margin-right:.75rem}
        .masthead dl{padding:.6rem 0;border-top:1px solid #d5dbe1;border-bottom:1px solid #d5dbe1}
        .masthead dl div{display:inline-block;vertical-align:top;margin:.15rem 2.25rem .15rem 0}
        dt{font-size:.8125rem;color:#52606d}
        .masthead dd{font-size:.9375rem}
        .finding{margin:0 0 1.5rem;padding:1.1rem 1.5rem;background:#f4f6f8;border-radius:6px;break-inside:avoid}
        .pattern{font-size:.875rem;color:#52606d;margin:0 0 .15rem}
        .finding h3{font-size:1.2rem;margin-bottom:.75rem}
        .reasoning{display:table;width:100%;border-collapse:collapse}
        .reasoning div{display:table-row}
        .reasoning dt,.reasoning dd{display:table-cell;padding:.45rem 0;border-top:1px solid #d5dbe1;vertical-align:top}
        .reasoning dt{width:12.5rem;padding-right:1.5rem;font-size:.9375rem}
        .judge{margin:.75rem 0 0;font-weight:600;font-size:.9375rem}
        .limits{list-style:none}
        .limits li{padding:.5rem 0;border-bottom:1px solid #d5dbe1}
        .signs{padding-left:1.1rem}
        .signs li{margin:0 0 .2rem}
        .group{margin:1.75rem 0 0}
        .kept{break-inside:avoid}
        .paper-only{display:none}
        details summary{cursor:pointer;font-weight:600;padding:.5rem 0}

        """

    private static let summary = """
        .headline{margin:2rem 0 0;padding:0 0 0 1.25rem;border-left:6px solid #1b2530}
        .summary .truncated{margin:.9rem 0 0;font-weight:600}
        .headline.calm{border-left-color:#8a97a3}
        .headline p{margin:.75rem 0 0;font-size:1.0625rem;color:#39444f}
        .headline p.note{font-size:.875rem;color:#52606d}
        .answers{display:table;width:100%;table-layout:fixed;margin:1rem 0 0}
        .answers div{display:table-cell;padding-right:1.25rem;vertical-align:top}
        .answers div:first-child{width:16%}
        .answers .answer{font-size:1.3rem;line-height:1.3;font-weight:600}
        .answers .why{font-size:.875rem;line-height:1.45;color:#39444f;margin-top:.2rem}
        .other-findings{list-style:none}
        .headline+.other-findings{margin-top:1rem}
        .other-findings li{margin:0 0 .3rem}
        .other-findings p{margin:0;max-width:none;font-size:.9375rem}
        .summary>.clear-differences{margin:.5rem 0 0;max-width:none;font-size:.9375rem}
        .summary section{margin-top:1.75rem}
        .side-by-side{display:table;width:100%;table-layout:fixed}
        .side-by-side section{display:table-cell;vertical-align:top}
        .side-by-side #soles{width:47%;padding-right:2rem}
        .side-by-side h2{margin-top:1.75rem}
        .tiles div{display:inline-block;width:32.5%;vertical-align:top;margin:0 0 1rem}
        .tiles .value{font-size:1.15rem;font-weight:600;line-height:1.35;font-variant-numeric:tabular-nums}
        .tiles .missing{color:#52606d}
        .tile-note{font-size:.8125rem;color:#52606d}
        .purpose{margin:1rem 0 0;font-size:.875rem;color:#52606d}
        .glance-row{padding:.2rem 0}
        .glance-words{line-height:1.3}
        .glance-name{font-weight:600;font-size:.875rem}
        .glance-value{font-variant-numeric:tabular-nums;font-size:.875rem;margin-left:.6rem}
        #glance .note{margin-top:.5rem}

        """

    private static let tables = """
        table{width:100%;border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums}
        th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid #d5dbe1;font-weight:400}
        thead th{font-size:.8125rem;color:#52606d;border-bottom-color:#1b2530;vertical-align:bottom;overflow-wrap:break-word}
        tbody th{font-weight:600}
        tbody th small{font-weight:400}
        tr{break-inside:avoid}
        thead{display:table-header-group}
        .absent{color:#52606d}
        .comparison .number{white-space:nowrap}
        .comparison .number small{white-space:normal}
        .comparison{table-layout:fixed}
        .comparison thead th:nth-child(1){width:23%}
        .comparison thead th:nth-child(2),.comparison thead th:nth-child(3){width:14%}
        .comparison thead th:nth-child(4){width:15.5%}
        .comparison thead th:nth-child(6){width:16%}
        .comparison.free thead th:nth-child(2),.comparison.free thead th:nth-child(3){width:17.5%}
        .comparison .picture{vertical-align:middle}
        .comparison td:last-child,.comparison th:last-child{padding-right:0}
        .table-axis{display:none}
        .compact{font-size:.875rem}
        .compact th,.compact td{padding-top:.3rem;padding-bottom:.3rem}
        .compact tbody th{width:38%}
        .even{table-layout:fixed}
        .even thead th:nth-child(1){width:30%}
        .even thead th:nth-child(2){width:24%}
        .parameters{columns:3 15rem;column-gap:2rem;font-size:.75rem;margin:0}
        .parameters div{break-inside:avoid;border-bottom:1px solid #e3e6ea;padding:.1rem 0}
        .parameters dt,.parameters dd{display:inline}
        .parameters dd{margin:0 0 0 .5rem}
        #quality table{margin-bottom:1.5rem}
        table+.note{margin-top:.5rem}

        """

    private static let pictures = """
        svg{display:block;width:100%;overflow:visible}
        .interval-picture{height:22px}
        .interval-axis{display:table;width:100%;font-size:.8125rem;color:#52606d}
        .interval-axis span{display:table-cell;width:33%}
        .interval-axis span:nth-child(2){text-align:center}
        .interval-axis span:last-child{text-align:right}
        figure{break-inside:avoid;margin:0 0 .5rem}
        figcaption{margin:0 0 .6rem}
        figcaption .unit{margin-left:.6rem}
        .way-picture{max-height:420px}
        .soles{text-align:center}
        .sole{display:inline-block;width:31%;margin:0;vertical-align:top}
        .sole-picture{height:270px}
        .sole figcaption{font-size:.8125rem;color:#52606d;margin:.2rem 0 .5rem}
        .beside{display:table;width:100%}
        .beside .soles{display:table-cell;width:11rem;vertical-align:top}
        .beside .sole{width:10rem}
        .pair .sole-picture{height:200px}
        .beside-table{display:table-cell;vertical-align:top;padding-left:1.5rem}
        .multiples figure{display:inline-block;width:48%;vertical-align:top;margin:0 1.5% 1.25rem 0}
        .plot{position:relative;padding:0 0 1.4rem 2.75rem}
        .plot-area{height:130px}
        .plot-area.tall{height:170px}
        .plot-area.low{height:110px}
        .y-axis{position:absolute;left:0;top:0;bottom:1.4rem;width:2.75rem}
        .y-axis span{position:absolute;right:.6rem;transform:translateY(50%);font-size:.8125rem;line-height:1;color:#52606d;font-variant-numeric:tabular-nums}
        .x-axis{position:relative;height:1.4rem}
        .plot .x-axis{position:absolute;left:2.75rem;right:0;bottom:0}
        .x-axis span{position:absolute;top:.3rem;transform:translateX(-50%);font-size:.8125rem;line-height:1;color:#52606d;white-space:nowrap;font-variant-numeric:tabular-nums}
        .x-axis .at-start{transform:none}
        .x-axis .at-end{transform:translateX(-100%)}
        .axis-name{text-align:right;margin:.1rem 0 0;max-width:none;font-size:.8125rem}
        .apart{margin:.1rem 0 0;font-size:.8125rem}
        .timeline{margin:0 0 1.5rem}
        .timeline figcaption{margin-bottom:.3rem}
        .strip-row{display:table;width:100%;table-layout:fixed;padding:2px 0}
        .strip-name{display:table-cell;width:4.5rem;vertical-align:middle;font-size:.8125rem;color:#52606d}
        .strip-place{display:table-cell;vertical-align:middle}
        .strip{height:26px}
        .strip.low{height:14px}
        .legend{font-size:.875rem;color:#52606d;max-width:none}
        .legend-entry{display:inline-block;margin-right:1.4rem}
        .key,.key-bar,.key-dot{display:inline-block;width:1.75rem;margin-right:.5rem;vertical-align:middle;border-top:3px solid #0072b2}
        .key.right{border-top:3px dashed #b34700}
        .key.average{border-top:2px solid #1b2530}
        .key.spectral{border-top:2px dotted #1b2530}
        .key-dot{width:.5rem;height:.5rem;border:0;border-radius:50%;background:#0072b2}
        .key-dot.right{border-radius:0;background:#b34700}
        .key-bar{height:.8rem;border:0;background:#39444f;width:1.25rem}
        .key-bar.hollow{background:#fff;border:1.5px solid #39444f}
        .key-bar.activity-standing{height:.2rem;background:#5c6873}
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
        .answers,.answers div,.side-by-side,.side-by-side section,.beside,.beside .soles,.beside-table{display:block;width:auto;padding:0}
        .answers div,.answers div:first-child{width:auto;padding:.4rem 0}
        .side-by-side #soles{width:auto;padding:0}
        .beside .soles{margin-bottom:1rem}
        .soles .sole{width:48%}
        .tiles div{width:100%;margin-bottom:.75rem}
        .multiples figure{width:100%;margin-right:0}
        .finding{padding:1rem}
        .reasoning,.reasoning div,.reasoning dt,.reasoning dd{display:block;width:auto}
        .reasoning dd{border-top:0;padding-top:0}
        .reasoning dt{padding-bottom:0}
        .strip-name{width:3.75rem}
        .interval-axis{font-size:.75rem;white-space:nowrap}
        .table-axis{display:block;margin-top:.5rem}
        .stacking,.stacking tbody,.stacking tr,.stacking th{display:block;width:auto}
        .stacking td{display:flow-root;width:auto}
        .compact tbody th{width:auto}
        .stacking thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .stacking tr{padding:.75rem 0;border-bottom:1px solid #d5dbe1}
        .stacking th,.stacking td{border:0;padding:.15rem 0}
        .stacking td{padding-left:7.5rem}
        .stacking td::before{content:attr(data-label);float:left;width:7rem;margin-left:-7.5rem;color:#52606d;font-size:.8125rem;padding-top:.1rem}
        .stacking .cell{min-height:1.5rem}
        .comparison .number{white-space:normal}
        .comparison .picture{padding-left:0}
        .comparison .picture::before{display:none}
        .comparison .picture.absent{display:none}
        }

        """

    private static let print = """
        @page{size:A4;margin:12mm 16mm 16mm;@bottom-left{content:var(--running);font:8pt Liberation Sans,Arial,sans-serif;color:#52606d}@bottom-right{content:counter(page);content:var(--page) counter(page) var(--of) counter(pages);font:8pt Liberation Sans,Arial,sans-serif;color:#52606d}}
        @media print{
        html{font-size:9.5pt;line-height:1.4}
        main{max-width:none;padding:0}
        p{max-width:none}
        h1{font-size:1.7rem}
        small{font-size:.75rem}
        section{margin-top:1.3rem}
        .headline,.summary section.headline{margin-top:1rem}
        .summary section{margin-top:1rem}
        .side-by-side h2{margin-top:1rem}
        .summary{break-after:page}
        .summary h2{font-size:1.1rem;padding-top:.4rem;margin-bottom:.4rem}
        #findings{margin-top:0}
        h2,h3{break-after:avoid}
        h2{padding-top:.6rem;margin-bottom:.5rem}
        .masthead dl{padding:.4rem 0}
        .masthead .product{margin-bottom:.4rem}
        .answers{margin-top:.6rem}
        .answers .why{font-size:.8125rem}
        .glance-row{padding:.1rem 0}
        .note{font-size:.8125rem;margin-bottom:.4rem;break-inside:avoid}
        .summary .note{font-size:.75rem;margin-bottom:.3rem}
        .tiles div{margin-bottom:.5rem}
        .summary .sole-picture{height:285px}
        .purpose{margin-top:.5rem}
        .finding{padding:.55rem 1rem;margin-bottom:.6rem}
        .finding h3{margin-bottom:.35rem}
        .reasoning dt,.reasoning dd{padding:.18rem 0}
        .reasoning dt{width:10rem;padding-right:1rem}
        .reasoning div{break-inside:avoid}
        .judge{margin-top:.35rem;font-size:.875rem}
        .plot-area.tall{height:105px}
        .plot-area{height:88px}
        .plot-area.low{height:80px}
        .multiples{orphans:1;widows:1}
        .strip{height:14px}
        .strip.low{height:9px}
        .timeline{margin-bottom:.5rem}
        .interval-picture{height:17px}
        .summary .interval-picture{height:20px}
        .multiples figure{margin-bottom:.6rem}
        figcaption{margin-bottom:.3rem}
        #comparison th,#comparison td{padding-top:.22rem;padding-bottom:.22rem}
        h2+.note,h3+.note,.legend{break-after:avoid}
        .closing{display:table;width:100%;table-layout:fixed;margin-top:1.1rem}
        .closing section{display:table-cell;vertical-align:top}
        .closing #warning-signs{width:42%;padding-right:2rem}
        .closing p{font-size:.8125rem;margin-bottom:.4rem}
        #timeline,#cadence,#way,.closing,#regions,#quality table,#steadiness table{break-inside:avoid}
        tbody tr:first-child{break-after:avoid}
        tbody tr:last-child{break-before:avoid}
        .group{margin-top:.9rem}
        th,td{padding-top:.3rem;padding-bottom:.3rem}
        table,.compact{font-size:.8125rem}
        .compact th,.compact td{padding-top:.18rem;padding-bottom:.18rem}
        .compact small{display:inline;margin-left:.35rem}
        .compact .number{white-space:nowrap}
        .compact .number small{white-space:normal}
        .compact tbody th{width:auto}
        .comparison thead th:nth-child(1){width:25%}
        .comparison thead th:nth-child(2),.comparison thead th:nth-child(3){width:17%}
        .comparison.free thead th:nth-child(2),.comparison.free thead th:nth-child(3){width:18.5%}
        .beside .soles{width:13.5rem}
        .beside .sole{width:6.4rem}
        .pair .sole-picture{height:150px}
        .pair figcaption{font-size:.75rem}
        #regions .compact tbody th{white-space:nowrap}
        #quality .reasoning,.limits{font-size:.875rem}
        #quality .reasoning dt{font-size:.875rem}
        .limits li{padding:.25rem 0}
        .signs{columns:2;font-size:.875rem}
        .two-columns{columns:2;column-gap:2rem}
        .two-columns table{font-size:.75rem}
        .two-columns th,.two-columns td{padding-top:.1rem;padding-bottom:.1rem}
        #quality table{margin-bottom:.6rem}
        .screen-only{display:none}
        .paper-only{display:block}
        }

        """
}
