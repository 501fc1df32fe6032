import CaseModel

extension HTMLReport {
  /// Writes an exchange: what went over the wire, beside it what was in the envelope, and the curl line.
  ///
  /// The bytes that were changed or came wrong are marked.
  func exchange(_ record: ExchangeRecord, _ marks: ExchangeMarks, _ html: inout HTMLText) {
    html.markup("<div class=\"exchange\">\n")
    message("sent", record.request, marks.request, &html)
    if let opened = record.requestOpened { message("sent, before sealing", opened, marks.requestOpened, &html) }
    html.markup("</div>\n<div class=\"exchange\">\n")
    if let response = record.response { message("received", response, marks.response, &html) }
    if let opened = record.responseOpened { message("received, opened", opened, marks.responseOpened, &html) }
    if let failure = record.failure ?? (record.response == nil ? "no answer" : nil) {
      message("went wrong", failure, [], &html)
    }
    html.markup("</div>\n")
    html.element("p", [("class", "source")], summary(of: record))
    let curl = ExchangeText(record).curl
    guard !curl.isEmpty else { return }
    html.markup("<pre class=\"curl\" tabindex=\"0\" role=\"group\" aria-label=\"command that sends it again\">")
    html.text(curl)
    html.markup("</pre>\n")
  }

  private func message(_ title: StaticString, _ text: String, _ marks: [Range<Int>], _ html: inout HTMLText) {
    html.markup("<figure><figcaption>")
    html.markup(title)
    html.markup("</figcaption>\n<pre tabindex=\"0\" role=\"group\" aria-label=\"")
    html.markup(title)
    html.markup("\">")
    for part in MarkedText(text, marks: marks).parts {
      if part.isMarked { html.markup("<mark>") }
      html.text(part.text, keepsLines: true)
      if part.isMarked { html.markup("</mark>") }
    }
    html.markup("</pre></figure>\n")
  }

  /// One line: `POST /v1/pin: 200, accepted, in 1.9 ms`.
  func summary(of record: ExchangeRecord) -> String {
    let line = cut(record.request, to: TextLimit.value).prefix { !$0.isNewline }.split(separator: " ").prefix(2).joined(
      separator: " ")
    var parts: [String] = []
    if let status = record.status { parts.append(String(status)) }
    if let outcome = record.outcome { parts.append(outcome) }
    if let failure = record.failure { parts.append(failure) }
    parts.append("in \(TimeText.duration(microseconds: record.total))")
    if record.wasReusedConnection { parts.append("on a kept connection") }
    if let way = record.way { parts.append(way) }
    return visible("\(cut(line, to: TextLimit.aside)): \(cut(parts.joined(separator: ", "), to: TextLimit.value))")
  }
}
