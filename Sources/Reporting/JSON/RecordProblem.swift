import JSONCore

/// What is wrong with a run record, and where.
public struct RecordProblem: Error, Sendable, Hashable {
  /// Members and indexes that lead there: `contracts[0].cases[3].kind`; empty for the whole record.
  public var path: String
  /// What is wrong, one clause in lower case.
  public var message: String
  /// Bytes from the start of the text.
  public var offset: Int

  /// Makes a problem.
  public init(path: String, message: String, offset: Int) {
    self.path = path
    self.message = message
    self.offset = offset
  }

  /// The problem with its place for people: `run.json:7:12: contracts[0].cases[3].kind: …`.
  ///
  /// - Parameters:
  ///   - file: the file's name as the user gave it.
  ///   - bytes: the whole text.
  public func line(file: String, in bytes: [UInt8]) -> String {
    let position = TextPosition(offset: offset, in: bytes)
    let place = path.isEmpty ? "" : "\(path): "
    return oneLine("\(file):\(position.line):\(position.column): \(place)\(message)")
  }
}
