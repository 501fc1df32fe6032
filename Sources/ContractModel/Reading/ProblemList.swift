import JSONCore

/// Collects the problems of one file and knows where its values stand.
final class ProblemList {
  let file: String
  private let index: LineIndex
  private(set) var problems: [ContractProblem] = []
  /// The offsets of objects in which, at any depth, something has not the shape it must have.
  private var broken: Set<Int> = []
  /// The file's tree, once it is read.
  private var tree: JSONValue?
  /// The objects of the file by their place; made when the first problem needs them.
  private lazy var objects: [SourceLocation: JSONValue] = {
    var objects: [SourceLocation: JSONValue] = [:]
    if let tree { collectObjects(of: tree, in: &objects) }
    return objects
  }()

  /// More problems than anybody reads; a hostile file could fill the memory with them.
  private static let limit = 1000

  init(file: String, bytes: [UInt8]) {
    self.file = file
    index = LineIndex(bytes)
  }

  /// Remembers the file's tree, so that members are found by the place of their object.
  func remember(_ tree: JSONValue) {
    self.tree = tree
  }

  private func collectObjects(of value: JSONValue, in objects: inout [SourceLocation: JSONValue]) {
    switch value.kind {
    case .object(let members):
      objects[location(value)] = value
      for member in members { collectObjects(of: member.value, in: &objects) }
    case .array(let elements):
      for element in elements { collectObjects(of: element, in: &objects) }
    default: break
    }
  }

  func add(_ problem: ContractProblem) {
    if problems.count < Self.limit { problems.append(problem) }
  }

  func error(_ message: String, hint: String? = nil, at value: JSONValue) {
    add(ContractProblem(file: file, location: location(value), message: message, hint: hint))
  }

  func error(_ message: String, hint: String? = nil, offset: Int) {
    add(ContractProblem(file: file, location: index.location(of: offset), message: message, hint: hint))
  }

  func location(_ value: JSONValue) -> SourceLocation {
    index.location(of: value.range.lowerBound)
  }

  /// Marks an object in which something has not the shape it must have.
  func markBroken(_ value: JSONValue) {
    broken.insert(value.range.lowerBound)
  }

  func isBroken(_ value: JSONValue) -> Bool {
    broken.contains(value.range.lowerBound)
  }

  /// Whether the object at a place has not the shape it must have, so that what it lacks was reported already.
  func isBroken(at owner: SourceLocation) -> Bool {
    objects[owner].map(isBroken) ?? false
  }

  /// The place of a value below the object at a place; of the deepest one there is when the path leads further.
  func location(of path: [String], below owner: SourceLocation) -> SourceLocation {
    guard let object = objects[owner] else { return owner }
    for length in stride(from: path.count, to: 0, by: -1) {
      if let value = object[path: Array(path.prefix(length))] { return location(value) }
    }
    return owner
  }

  /// The problems in the order of the file, each once.
  var sorted: [ContractProblem] {
    var seen: Set<ContractProblem> = []
    let ordered = problems.enumerated().sorted { ($0.element.location, $0.offset) < ($1.element.location, $1.offset) }
    return ordered.map(\.element).filter { seen.insert($0).inserted }
  }

  var hasErrors: Bool { problems.contains { $0.severity == .error } }
}
