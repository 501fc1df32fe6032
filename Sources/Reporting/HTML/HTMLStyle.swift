/// The style sheet of the HTML report: light, dark and print.
enum HTMLStyle {
  /// What stands between the style sheet's tags.
  static let sheet: StaticString = """

    :root { color-scheme: light dark; --page: #ffffff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de;
      --panel: #f6f8fa; --good: #116329; --bad: #a40e26; --fair: #7d4e00; --link: #0550ae; --mark: #ffe2b8; }
    @media (prefers-color-scheme: dark) { :root { --page: #0d1117; --text: #e6edf3; --soft: #9da7b1; --line: #30363d;
      --panel: #161b22; --good: #56d364; --bad: #ff8a80; --fair: #e3b341; --link: #79c0ff; --mark: #5c3b00; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 76rem; padding: 0 1rem 3rem; background: var(--page); color: var(--text);
      font: 1rem/1.5 system-ui, sans-serif; }
    a { color: var(--link); }
    :focus-visible { outline: .15rem solid var(--link); outline-offset: .1rem; }
    .skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--page); }
    [hidden] { display: none !important; }
    code, pre { font: .875em/1.45 ui-monospace, monospace; overflow-wrap: anywhere; }
    pre { margin: 0; padding: .6rem; background: var(--panel); border: 1px solid var(--line); border-radius: .3rem;
      white-space: pre-wrap; max-height: 30rem; overflow: auto; }
    mark { background: var(--mark); color: var(--text); font-weight: 700; text-decoration: underline; }
    .banner { margin: 1rem 0; padding: .5rem 1.2rem; border: 1px solid var(--line); border-left: .5rem solid var(--soft);
      border-radius: .3rem; background: var(--panel); }
    .banner h1 { margin: .2rem 0; } .why { font-size: 1.15rem; margin: .2rem 0 .8rem; }
    .banner.conforms { border-left-color: var(--good); } .banner.conforms h1 { color: var(--good); }
    .banner.broken { border-left-color: var(--bad); } .banner.broken h1 { color: var(--bad); }
    .banner.undecided { border-left-color: var(--fair); } .banner.undecided h1 { color: var(--fair); }
    h2 { margin: 2.5rem 0 .5rem; padding-top: 1rem; border-top: .15rem solid var(--line); } h3 { margin: 2rem 0 .5rem; }
    nav ul { padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; list-style: none; }
    nav .verdict { margin-left: .5rem; color: var(--soft); }
    dl { margin: .5rem 0; } dl div { display: grid; grid-template-columns: 9rem 1fr; gap: .6rem; }
    dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
    .note { border-left: .3rem solid var(--fair); padding-left: .7rem; }
    details { border: 1px solid var(--line); border-radius: .3rem; margin: .5rem 0; padding: .3rem .8rem; }
    .group, .case { content-visibility: auto; contain-intrinsic-size: auto 2.6rem; }
    .few { border: 0; margin: 0; padding: 0; } .case { border-width: 1px 0 0; border-radius: 0; margin: 0; padding: .2rem 0; }
    summary { cursor: pointer; padding: .2rem 0; overflow-wrap: anywhere; } .failure > summary code { margin-left: .6rem; }
    summary code { color: var(--soft); }
    .failure.broken { border-left: .3rem solid var(--bad); } .failure.warned { border-left: .3rem solid var(--fair); }
    .status { display: inline-block; min-width: 7.5rem; margin-right: .5rem; font-weight: 600; white-space: nowrap;
      color: var(--soft); }
    .sides { table-layout: fixed; } .sides thead th:first-child { width: 34%; }
    .proved > td > .status, td.proved > .status, .passed > summary > .status { color: var(--good); }
    .broken > td > .status, td.broken > .status, .broken > summary > .status, .failed > summary > .status { color: var(--bad); }
    td.warned > .status, td.waived > .status, td.undecided > .status,
      .warned > td > .status, .warned > summary > .status, .undecided > td > .status, .undecided > summary > .status,
      .waived > td > .status, .waived > summary > .status { color: var(--fair); }
    .compare, .exchange { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: .8rem;
      margin: .6rem 0; }
    .compare h4 { margin: 0; color: var(--soft); font-weight: 400; } .compare p { margin: 0; overflow-wrap: anywhere; }
    figure { margin: 0; min-width: 0; } figcaption, .source, .counts, caption { color: var(--soft); font-size: .875rem; }
    .counts { margin-left: .8rem; } caption { text-align: left; } .case > p { margin: .2rem 0; overflow-wrap: anywhere; }
    table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
    th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
    tbody th { font-weight: 400; } td p { margin: 0; } td, tbody th { overflow-wrap: anywhere; }
    .number { text-align: right; } .totals { width: auto; } .totals thead th:nth-child(n + 3) { text-align: right; }
    thead th { color: var(--soft); font-weight: 400; }
    .matrix > table { table-layout: fixed; } .matrix th:first-child { width: 9.5rem; }
    .matrix thead th:nth-child(2) { width: 32%; } .matrix thead th:last-child { width: 6rem; }
    .filter { border: 1px solid var(--line); border-radius: .3rem; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; }
    .filter p { margin: 0; color: var(--soft); }
    .matrix:has([value=proved]:checked) tbody tr:not(.proved),
    .matrix:has([value=broken]:checked) tbody tr:not(.broken),
    .matrix:has([value=warned]:checked) tbody tr:not(.warned),
    .matrix:has([value=waived]:checked) tbody tr:not(.waived),
    .matrix:has([value=undecided]:checked) tbody tr:not(.undecided),
    .matrix:has([value=not-exercised]:checked) tbody tr:not(.not-exercised),
    .matrix:has([value=not-observable]:checked) tbody tr:not(.not-observable) { display: none; }
    .ids { list-style: none; margin: 0; padding: 0; font-size: .875rem; }
    .bar { display: block; width: 100%; height: 1rem; fill: var(--soft); } .bar .proved { fill: var(--good); }
    .bar .broken { fill: var(--bad); } .bar .warned, .bar .waived, .bar .undecided { fill: var(--fair); }
    .bar .not-observable { opacity: .5; }
    .latency { margin: .6rem 0; overflow-x: auto; } .latency svg { max-width: 100%; height: auto; }
    .latency rect { fill: var(--link); } .latency text { fill: var(--text); font-size: 11px; text-anchor: middle; }
    :target { outline: .2rem solid var(--link); outline-offset: .2rem; }
    footer { margin-top: 2rem; color: var(--soft); }
    @page { margin: 18mm 15mm; @top-left { content: "ConformanceKit: conformance report"; font: 8pt sans-serif; }
      @top-right { content: "page " counter(page) " of " counter(pages); font: 8pt sans-serif; } }
    @media print {
      :root { --page: #ffffff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de; --panel: #f6f8fa; --good: #116329;
        --bad: #a40e26; --fair: #7d4e00; --link: #0550ae; --mark: #ffe2b8; color-scheme: light; }
      html { font-size: 8.5pt; } body { max-width: none; padding: 0; } .filter, .skip, nav { display: none; }
      pre { max-height: none; } .contract + .contract { break-before: page; }
      h2, h3, h4, summary { break-after: avoid; } tr, .compare, figure, dl div { break-inside: avoid; }
      .group, .case { content-visibility: visible; } thead { display: table-header-group; }
      .failure::details-content { content-visibility: visible; display: block; }
      mark, .bar, .latency rect, .banner { print-color-adjust: exact; }
    }

    """

  /// The SHA-256 of the sheet in base64, which lets a browser take it and no other style (CSP Level 3 §2.3.1).
  static let digest: StaticString = "IVHrJ2pOtQRc3h/Eh4H0UssCGWNUvraPnFjYygyfBz4="
}
