extension HTMLText {
  /// Writes a page up to its body: it may use our style sheet and script and nothing else, from nowhere (CSP Level 3).
  mutating func head(title: String) {
    markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; ")
    markup("form-action 'none'; style-src 'sha256-")
    markup(HTMLStyle.digest)
    markup("'; script-src 'sha256-")
    markup(HTMLScript.digest)
    markup("'\">\n")
    element("title", [], oneLine(title))
    markup("<style>")
    markup(HTMLStyle.sheet)
    markup("</style>\n</head>\n")
  }
}
