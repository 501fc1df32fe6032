import CaseModel

extension HTMLReport {
  /// Draws how long the answers of each operation took.
  func latencies(_ contract: ContractRecord, _ html: inout HTMLText) {
    let all = Latency.all(of: contract)
    guard !all.isEmpty else { return }
    html.element("h3", [], "Latency")
    for latency in all {
      html.open("figure", [("class", "latency")])
      let words =
        "\(oneLine(latency.operation)): \(counted(latency.count, "answer")); half within "
        + "\(TimeText.duration(microseconds: latency.median)), 95 % within "
        + "\(TimeText.duration(microseconds: latency.percentile95)), longest "
        + TimeText.duration(microseconds: latency.longest)
      html.element("figcaption", [], words)
      chart(latency, words, &html)
      html.close("figure")
    }
  }

  /// A bar chart with its numbers; 60 units a bar, 100 for the highest one.
  private func chart(_ latency: Latency, _ words: String, _ html: inout HTMLText) {
    let highest = latency.bars.map(\.count).max() ?? 1
    let width = latency.bars.count * 60
    html.open(
      "svg", [("viewBox", "0 0 \(width) 150"), ("width", "\(width)"), ("role", "img"), ("aria-label", words)])
    for (index, bar) in latency.bars.enumerated() {
      let height = bar.count == 0 ? 0 : max(1, bar.count * 100 / max(highest, 1))
      let middle = "\(index * 60 + 30)"
      html.open(
        "rect",
        [
          ("x", "\(index * 60 + 4)"), ("y", "\(120 - height)"), ("width", "52"), ("height", "\(height)"),
        ])
      html.markup("</rect>")
      if bar.count > 0 {
        html.element("text", [("x", middle), ("y", "\(114 - height)")], String(bar.count))
      }
      html.element("text", [("x", middle), ("y", "140")], "≤ \(TimeText.duration(microseconds: bar.most))")
    }
    html.close("svg")
  }
}
