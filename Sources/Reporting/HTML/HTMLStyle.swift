/// The style sheet and the script of the HTML report.
enum HTMLStyle {
  static let sheet: StaticString = """
    <style>
    :root { color-scheme: light dark; --page: #fff; --text: #1b1f24; --soft: #57606a; --line: #d0d7de;
      --panel: #f6f8fa; --good: #116329; --bad: #a40e26; --fair: #7d4e00; --link: #0550ae; }
    @media (prefers-color-scheme: dark) { :root { --page: #0d1117; --text: #e6edf3; --soft: #9da7b1; --line: #30363d;
      --panel: #161b22; --good: #56d364; --bad: #ff8a80; --fair: #e3b341; --link: #79c0ff; } }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 76rem; padding: 0 1rem 3rem; background: var(--page); color: var(--text);
      font: 1rem/1.5 system-ui, sans-serif; }
    a { color: var(--link); }
    .skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; }
    code, pre { font: .875em/1.45 ui-monospace, monospace; overflow-wrap: anywhere; }
    pre { margin: 0; padding: .6rem; background: var(--panel); border: 1px solid var(--line); border-radius: .3rem;
      white-space: pre-wrap; max-height: 30rem; overflow: auto; }
    .banner { margin: 1rem 0; padding: .5rem 1.2rem; border: 1px solid var(--line); border-left: .5rem solid var(--soft);
      border-radius: .3rem; background: var(--panel); }
    .banner h1 { margin: .2rem 0; } .banner p { font-size: 1.15rem; margin: .2rem 0 .8rem; }
    .banner.conforms { border-left-color: var(--good); } .banner.conforms h1 { color: var(--good); }
    .banner.broken { border-left-color: var(--bad); } .banner.broken h1 { color: var(--bad); }
    .banner.undecided { border-left-color: var(--fair); } .banner.undecided h1 { color: var(--fair); }
    nav ul { padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.5rem; list-style: none; }
    nav .verdict { margin-left: .5rem; color: var(--soft); }
    dl { margin: .5rem 0; } dl div { display: grid; grid-template-columns: 9rem 1fr; gap: .6rem; }
    dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
    .note { border-left: .3rem solid var(--fair); padding-left: .7rem; }
    details { border: 1px solid var(--line); border-radius: .3rem; margin: .5rem 0; padding: .3rem .8rem;
      content-visibility: auto; contain-intrinsic-size: auto 2.6rem; }
    summary { cursor: pointer; padding: .2rem 0; } summary code { margin-left: .6rem; color: var(--soft); }
    .failure.broken { border-left: .3rem solid var(--bad); } .failure.warned { border-left: .3rem solid var(--fair); }
    .status { display: inline-block; min-width: 8.2rem; margin-right: .5rem; font-weight: 600; white-space: nowrap; color: var(--soft); }
    .proved > td > .status, .passed > .status { color: var(--good); }
    .broken > td > .status, .broken > summary > .status, .failed > .status { color: var(--bad); }
    .warned > td > .status, .warned > summary > .status, .warned > .status, .undecided > td > .status,
      .undecided > .status { color: var(--fair); }
    .compare, .exchange { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: .8rem;
      margin: .6rem 0; }
    .compare h4 { margin: 0; color: var(--soft); font-weight: 400; } .compare p { margin: 0; overflow-wrap: anywhere; }
    figure { margin: 0; min-width: 0; } figcaption, .source, .counts { color: var(--soft); font-size: .875rem; }
    .counts { margin-left: .8rem; }
    table { border-collapse: collapse; width: 100%; margin: .6rem 0; }
    th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top; }
    td p { margin: 0; } td code, td a { overflow-wrap: anywhere; } .number { text-align: right; }
    .totals { width: auto; } thead th { color: var(--soft); font-weight: 400; }
    .filter { border: 1px solid var(--line); border-radius: .3rem; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; }
    .matrix:has([value=proved]:checked) tbody tr:not(.proved),
    .matrix:has([value=broken]:checked) tbody tr:not(.broken),
    .matrix:has([value=warned]:checked) tbody tr:not(.warned),
    .matrix:has([value=undecided]:checked) tbody tr:not(.undecided),
    .matrix:has([value=not-exercised]:checked) tbody tr:not(.not-exercised),
    .matrix:has([value=not-observable]:checked) tbody tr:not(.not-observable) { display: none; }
    .cases, .ids { list-style: none; padding: 0; } .cases p { margin: 0 0 0 8.7rem; }
    :target { outline: .2rem solid var(--link); outline-offset: .2rem; }
    footer { margin-top: 2rem; color: var(--soft); }
    @media print { body { max-width: none; font-size: 9pt; } .filter, .skip, nav { display: none; }
      pre { max-height: none; } .contract + .contract { break-before: page; } tr, .compare { break-inside: avoid; }
      details { content-visibility: visible; } thead { display: table-header-group; } @page { margin: 15mm; } }
    </style>

    """

  /// Opens the part a link leads to, and filters the matrix by text.
  static let script: StaticString = """
    <script>
    "use strict";
    function openTarget() {
      let node = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!node) return;
      for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
      node.scrollIntoView();
    }
    addEventListener("hashchange", openTarget);
    openTarget();
    for (const label of document.querySelectorAll(".search")) {
      label.hidden = false;
      const rows = label.closest(".matrix").querySelectorAll("tbody tr");
      label.querySelector("input").addEventListener("input", event => {
        const words = event.target.value.toLowerCase().split(/\\s+/);
        for (const row of rows) row.hidden = !words.every(word => row.textContent.toLowerCase().includes(word));
      });
    }
    </script>

    """
}
