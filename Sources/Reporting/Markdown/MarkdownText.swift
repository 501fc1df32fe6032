/// Collects a document in GitHub Flavored Markdown from any text, up to a limit.
struct MarkdownText {
  private(set) var text = ""
  /// Bytes of the document at most.
  let limit: Int
  /// Whether something was left out.
  private(set) var isCut = false

  /// Kept free for the sentence that says what is missing.
  private static let reserve = 200

  init(limit: Int) {
    self.limit = limit
  }

  /// Adds a block, a blank line before it; once a block did not fit, nothing more is added.
  mutating func add(_ block: String) {
    guard !isCut else { return }
    guard text.utf8.count + block.utf8.count + 2 <= limit - Self.reserve else {
      isCut = true
      return
    }
    if !text.isEmpty { text += "\n" }
    text += block + "\n"
  }

  /// Ends the document; says so when it was cut.
  func ended() -> String {
    isCut ? text + "\n**Cut here:** the rest does not fit into \(limit) bytes. `run.json` holds everything.\n" : text
  }

  /// A text as running words: nothing in it becomes markup, a link, a mention or another line.
  static func words(_ text: String) -> String {
    var result = ""
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      // A colon or dot that is spelled as a reference makes no link of an address, an at sign no mention.
      case ":": result += "&#58;"
      case "@": result += "&#64;"
      case "\t": result += " "
      case "\\", "`", "*", "_", "{", "}", "[", "]", "(", ")", "#", "+", "!", "|", "~", "$":
        result += "\\"
        result.unicodeScalars.append(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result.replacing("www.", with: "www&#46;")
  }

  /// A value in a code span, as it stands (CommonMark §6.1); a bar is escaped so that it ends no table cell.
  static func code(_ text: String) -> String {
    let shown = visible(text).replacing("\t", with: " ")
    guard !shown.isEmpty else { return "" }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: shown) + 1)
    let padding = shown.hasPrefix("`") || shown.hasSuffix("`") ? " " : ""
    return fence + padding + shown.replacing("|", with: "\\|") + padding + fence
  }

  /// Lines in a fenced block (CommonMark §4.5) that none of them can end.
  static func block(_ lines: [String]) -> String {
    let shown = lines.map { visible($0) }
    let longest = shown.map { longestRun(of: "`", in: $0) }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence + "text"] + shown + [fence]).joined(separator: "\n")
  }

  /// A table; the cells are Markdown already.
  static func table(_ head: [String], _ rows: [[String]]) -> String {
    ([head, head.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private static func longestRun(of character: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var current = 0
    for scalar in text.unicodeScalars {
      current = scalar == character ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
