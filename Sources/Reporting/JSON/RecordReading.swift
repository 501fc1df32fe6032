import ContractModel
import JSONCore

/// Where a reader of a record stands, and the problems it met.
struct RecordReading {
  enum Step {
    case member(String)
    case index(Int)
  }

  /// How many problems are kept; a file with more of them is no record at all.
  static let problemLimit = 100

  private(set) var problems: [RecordProblem] = []
  private var path: [Step] = []

  /// Reads a part that stands below this place.
  mutating func inside<Value>(_ step: Step, _ read: (inout RecordReading) -> Value) -> Value {
    path.append(step)
    defer { path.removeLast() }
    return read(&self)
  }

  /// Returns the value; names the problem when there is none.
  mutating func value<Value>(_ value: Value?, of json: JSONValue, wanted: String) -> Value? {
    guard value == nil else { return value }
    let found =
      switch json.kind {
      case .string, .number, .bool: "\(json.kindName) \(cut(json.text(), to: TextLimit.aside))"
      case .null, .object, .array: json.kindName
      }
    report("\(wanted) is wanted, not \(found)", at: json)
    return nil
  }

  /// The question which word was meant; empty when none is near.
  static func hint(_ word: String, among words: [String]) -> String {
    nearest(word, among: words).map { "; did you mean \($0)?" } ?? ""
  }

  /// Names a problem here.
  mutating func report(_ message: String, at json: JSONValue) {
    report(message, offset: json.range.lowerBound)
  }

  /// Names a problem here.
  mutating func report(_ message: String, offset: Int) {
    guard problems.count < Self.problemLimit else { return }
    let text = path.reduce(into: "") { text, step in
      switch step {
      case .member(let name): text += (text.isEmpty ? "" : ".") + name
      case .index(let index): text += "[\(index)]"
      }
    }
    problems.append(RecordProblem(path: oneLine(text), message: oneLine(message), offset: offset))
  }
}
