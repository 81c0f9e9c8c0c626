/// The station's look: the report's colours and letters; left is blue, right is orange.
enum StationStyle {
    static let text = #"""
        *{box-sizing:border-box}
        html{font:16px/1.5 "Helvetica Neue","Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;color:#1b2530;background:#f4f6f8;-webkit-text-size-adjust:100%}
        body{margin:0;overflow-wrap:anywhere}
        a{color:#005a8c}
        :focus-visible{outline:3px solid #0072b2;outline-offset:2px;border-radius:2px}
        .skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:.5rem;background:#fff;padding:.5rem 1rem;z-index:2}
        .bar{background:#fff;border-bottom:1px solid #d5dbe1}
        .bar .inside{max-width:68rem;margin:0 auto;padding:0 1.25rem;display:flex;flex-wrap:wrap;align-items:center;gap:0 1.5rem}
        .bar .product{font-weight:600;margin:0;padding:.7rem 0}
        .bar nav{flex:1}
        .bar ul{list-style:none;display:flex;flex-wrap:wrap;gap:0 .25rem;margin:0;padding:0}
        .bar nav a{display:block;padding:.7rem .75rem;text-decoration:none;color:#39444f;border-bottom:3px solid transparent}
        .bar nav a:hover{color:#1b2530;border-bottom-color:#b9c3cc}
        .bar nav a[aria-current]{color:#1b2530;font-weight:600;border-bottom-color:#0072b2}
        .bar .who{display:flex;align-items:center;gap:.75rem;font-size:.875rem;color:#52606d;margin:0}
        main{max-width:68rem;margin:0 auto;padding:1.75rem 1.25rem 4rem}
        main.narrow{max-width:30rem}
        h1{font-size:1.6rem;line-height:1.25;font-weight:600;letter-spacing:-.01em;margin:0 0 1.25rem}
        h2{font-size:1.1rem;line-height:1.35;font-weight:600;margin:0 0 .75rem}
        h3{font-size:1rem;font-weight:600;margin:1.25rem 0 .5rem}
        p{margin:0 0 .75rem;max-width:44rem}
        .note{font-size:.875rem;color:#52606d}
        .card{background:#fff;border:1px solid #d5dbe1;border-radius:8px;padding:1.25rem 1.4rem;margin:0 0 1.25rem}
        .card>:last-child,.card form>:last-child{margin-bottom:0}
        .columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:0 1.25rem;align-items:start}
        .wide{grid-column:1/-1}
        label,legend{display:block;font-size:.9375rem;font-weight:600;margin:0 0 .25rem}
        label.choice{display:flex;gap:.6rem;align-items:flex-start;font-weight:400;margin:.35rem 0 .75rem;min-height:1.75rem}
        label.choice input{margin:.2rem 0 0;width:1.15rem;height:1.15rem;flex:none}
        .field{margin:0 0 .9rem}
        .field .note{margin:.2rem 0 0}
        .row{display:flex;flex-wrap:wrap;gap:0 1rem}
        .row .field{flex:1 1 8rem}
        fieldset{border:0;margin:0 0 .9rem;padding:0}
        input:not([type=checkbox]):not([type=radio]),select,textarea{width:100%;font:inherit;color:inherit;background:#fff;border:1px solid #6b7783;border-radius:5px;padding:.5rem .65rem;min-height:2.6rem}
        textarea{min-height:5rem}
        button,.button{display:inline-block;font:inherit;font-weight:600;border:1px solid #0072b2;border-radius:5px;background:#0072b2;color:#fff;padding:.5rem 1.1rem;min-height:2.75rem;cursor:pointer;text-decoration:none;line-height:1.6}
        button:hover,.button:hover{background:#005a8c}
        button.quiet,.button.quiet{background:#fff;color:#005a8c;border-color:#9aa5b0}
        button.quiet:hover,.button.quiet:hover{background:#eef3f7}
        button.small,.button.small{min-height:2.25rem;padding:.2rem .8rem;font-size:.875rem}
        button.stop{background:#9c2b12;border-color:#9c2b12;font-size:1.1rem;padding:.6rem 1.8rem}
        button.stop:hover{background:#7c200c}
        button.danger{background:#fff;color:#9c2b12;border-color:#9c2b12}
        button.danger:hover{background:#fbeeea}
        button:disabled{background:#e3e6ea;border-color:#b9c3cc;color:#52606d;cursor:default}
        .actions{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;margin:.25rem 0 0}
        .problem{background:#fbeeea;border-left:4px solid #9c2b12;padding:.6rem .9rem;margin:0 0 .9rem;max-width:none}
        .good{background:#eaf4ee;border-left:4px solid #2b7a4b;padding:.6rem .9rem;margin:0 0 .9rem;max-width:none}
        [hidden]{display:none!important}
        table{width:100%;border-collapse:collapse;font-size:.9375rem;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
        caption{text-align:left;font-size:.875rem;color:#52606d;padding:0 0 .4rem}
        th,td{text-align:left;vertical-align:top;padding:.5rem .9rem .5rem 0;border-bottom:1px solid #e3e6ea;font-weight:400}
        thead th{font-size:.8125rem;color:#52606d}
        tbody th{font-weight:600}
        tr:last-child th,tr:last-child td{border-bottom:0}
        ul.plain{list-style:none;margin:0 0 .75rem;padding:0}
        ul.plain li{padding:.4rem 0;border-bottom:1px solid #e3e6ea}
        ul.plain li:last-child{border-bottom:0}
        details{margin:.75rem 0 0}
        summary{cursor:pointer;font-weight:600;padding:.4rem 0}
        .fold>summary{padding:0}
        .fold>summary h2{display:inline;margin:0}
        .fold>summary h2 .note{font-weight:400}
        .fold[open]>summary{margin:0 0 .75rem}
        details.card{margin:0 0 1.25rem}
        .state{display:flex;flex-wrap:wrap;gap:.75rem 1.5rem;align-items:center}
        .state .lamp{width:.9rem;height:.9rem;border-radius:50%;background:#9aa5b0;flex:none}
        .state.ready .lamp{background:#2b7a4b}
        .state.recording .lamp{background:#9c2b12}
        .state .words{flex:1;min-width:12rem}
        .state .words strong{display:block;font-size:1.15rem;line-height:1.35}
        .state .words span{color:#52606d;font-size:.9375rem}
        .tag{display:inline-block;font-size:.8125rem;border:1px solid #9aa5b0;border-radius:4px;padding:0 .45rem;color:#39444f;white-space:nowrap}
        .tag.left{border-color:#0072b2;color:#005a8c}
        .tag.right{border-color:#b34700;color:#8f3900}
        .tag.lost{border-color:#9c2b12;color:#9c2b12}
        svg{display:block;width:100%;overflow:visible}
        .feet{display:grid;grid-template-columns:1fr 1fr;gap:1rem;max-width:30rem;margin:0 auto}
        .foot{margin:0;text-align:center}
        .foot svg{height:min(52vh,24rem)}
        .foot figcaption{font-weight:600}
        .foot .load{display:block;font-weight:400;font-size:.875rem;color:#52606d;font-variant-numeric:tabular-nums}
        .outline{fill:#fafbfc;stroke:#9aa5b0;stroke-width:1}
        .cell{stroke:#b9c3cc;stroke-width:.6;fill:#f1f4f7}
        .centre{stroke:#fff;stroke-width:1.5}
        .left .centre,.mark-left{fill:#0072b2}
        .right .centre,.mark-right{fill:#b34700}
        .trail{fill:none;stroke-width:1.6;opacity:.75}
        .left .trail,.line-left{stroke:#0072b2}
        .right .trail,.line-right{stroke:#b34700}
        .strip{height:4.2rem}
        .strip path{fill:none;stroke-width:14}
        .curve{fill:none;stroke-width:1.2;opacity:.35;vector-effect:non-scaling-stroke}
        .curve.newest{opacity:1;stroke-width:2.4}
        .line-right.curve{stroke-dasharray:5 3}
        .grid{stroke:#e3e6ea;stroke-width:1;vector-effect:non-scaling-stroke}
        .zero{stroke:#52606d;stroke-width:1;vector-effect:non-scaling-stroke}
        .base{stroke:#d5dbe1;stroke-width:1;vector-effect:non-scaling-stroke}
        .interval{fill:none;stroke-width:2;vector-effect:non-scaling-stroke}
        .mark{fill:none;stroke-width:9;stroke-linecap:round;vector-effect:non-scaling-stroke}
        .axis{display:flex;justify-content:space-between;font-size:.8125rem;color:#52606d}
        .plot{height:9rem}
        .legend{font-size:.875rem;color:#52606d}
        .legend b{font-weight:600}
        .legend .l{color:#005a8c}
        .legend .r{color:#8f3900}
        .figures{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:0 0 1rem}
        .figures div{min-width:6rem}
        .figures dt{font-size:.8125rem;color:#52606d}
        .figures dd{margin:0;font-size:1.25rem;font-weight:600;font-variant-numeric:tabular-nums}
        .symmetry .picture{width:40%;min-width:5rem;padding-right:0}
        .number{white-space:nowrap}
        .symmetry svg{height:1.5rem}
        .symmetry thead .axis{font-size:inherit}
        .frame{display:block;margin:0 0 1.25rem;width:100%;height:calc(100vh - 14rem);min-height:30rem;border:1px solid #d5dbe1;border-radius:8px;background:#fff}
        progress{display:block;width:100%;height:.6rem;margin:0 0 .9rem;accent-color:#0072b2}
        .upload ul.plain:empty{margin:0}
        .upload ul.plain .problem{padding:.6rem .9rem;border-bottom:0}
        .steps{counter-reset:step;list-style:none;margin:0;padding:0}
        .steps li{counter-increment:step;padding:.8rem 0 .8rem 3rem;position:relative;border-bottom:1px solid #e3e6ea;color:#52606d}
        .steps li:last-child{border-bottom:0}
        .steps li::before{content:counter(step);position:absolute;left:0;top:.75rem;width:2rem;height:2rem;border-radius:50%;border:2px solid #9aa5b0;text-align:center;line-height:1.75rem;font-weight:600}
        .steps li.now{color:#1b2530}
        .steps li.now::before{border-color:#0072b2;background:#0072b2;color:#fff}
        .steps li.done::before{content:"✓";border-color:#2b7a4b;color:#2b7a4b}
        .steps strong{display:block;font-size:1.05rem}
        .share{height:2.2rem}
        code,.secret{font:.9em/1.4 ui-monospace,Menlo,Consolas,"Liberation Mono",monospace}
        .secret{display:block;background:#f1f4f7;padding:.6rem;user-select:all}
        .rows{font:.8125rem/1.5 ui-monospace,Menlo,Consolas,"Liberation Mono",monospace;background:#f1f4f7;padding:.6rem;margin:0 0 .9rem;max-height:12rem;overflow:auto;white-space:pre}
        textarea.code{font:.875rem/1.45 ui-monospace,Menlo,Consolas,"Liberation Mono",monospace;min-height:14rem;white-space:pre;overflow-wrap:normal;overflow-x:auto}
        .mapping .row .field{flex-basis:14rem}
        .reading{margin-top:1rem}
        .rows-sensor{border-top:1px solid #e3e6ea;padding-top:.25rem;margin-top:1rem}
        footer{max-width:68rem;margin:0 auto;padding:0 1.25rem 2rem;font-size:.8125rem;color:#52606d}
        @media (max-width:40rem){
        .bar .inside{padding:0 .9rem}
        .bar .product{padding-bottom:0;width:100%;font-size:.9375rem}
        .bar nav{order:3;flex-basis:100%}
        .bar nav ul{justify-content:space-between}
        .bar nav a{padding:.7rem .15rem;font-size:.9375rem}
        .bar .who{position:absolute;top:.45rem;right:.9rem}
        main{padding:1.1rem .9rem 3rem}
        h1{font-size:1.35rem;margin-bottom:.9rem}
        .card,details.card{padding:1rem .9rem;margin-bottom:.9rem}
        .stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .stack tr{display:block;padding:.5rem 0;border-bottom:1px solid #e3e6ea}
        .stack tr:last-child{border-bottom:0}
        .stack th,.stack td{display:block;border:0;padding:.1rem 0}
        .stack td[data-label]::before{content:attr(data-label) " ";color:#52606d;font-size:.8125rem}
        .foot svg{height:42vh}
        .symmetry th,.symmetry td{font-size:.875rem;padding-right:.5rem}
        .symmetry thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .symmetry tbody tr{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);border-bottom:1px solid #e3e6ea}
        .symmetry tbody tr:last-child{border-bottom:0}
        .symmetry tbody th{grid-column:1/-1;padding-bottom:0}
        .symmetry tbody th,.symmetry tbody td{border-bottom:0}
        .symmetry td.picture{width:auto;min-width:0}
        .number{white-space:normal}
        .frame{height:calc(100vh - 5rem)}
        }
        @media (prefers-reduced-motion:no-preference){
        .state.recording .lamp{animation:beat 1.6s ease-in-out infinite}
        @keyframes beat{50%{opacity:.35}}
        }

        """#
}
