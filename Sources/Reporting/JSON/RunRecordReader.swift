public import CaseModel
import JSONCore

/// Why a text is not a run record: every problem of it, as far as there are not more than a hundred.
public struct RunRecordError: Error, Sendable, Hashable {
  public var problems: [RecordProblem]

  /// Makes an error.
  public init(problems: [RecordProblem]) {
    self.problems = problems
  }
}

/// Reads `run.json` back.
public enum RunRecordReader {
  /// Reads a record.
  ///
  /// - Parameter bytes: the whole file.
  /// - Throws: what is not JSON, missing, unknown, of another kind, of a later format, or does not follow from the
  ///   rest of the record.
  public static func read(_ bytes: [UInt8]) throws(RunRecordError) -> RunRecord {
    let json: JSONReading
    do {
      json = try JSONReader.read(bytes)
    } catch {
      throw RunRecordError(problems: [RecordProblem(path: "", message: error.message, offset: error.offset)])
    }
    var reading = RecordReading()
    for duplicate in json.duplicates {
      reading.report("a second member \(duplicate.name)", offset: duplicate.offset)
    }
    if let format = json.value["format"], let number = format.number?.int, number != RunRecord.currentFormat {
      reading.report("format \(number) is not format \(RunRecord.currentFormat), which this kit reads", at: format)
      throw RunRecordError(problems: reading.problems)
    }
    let run = Shape.run.read(json.value, &reading)
    guard let run, reading.problems.isEmpty else { throw RunRecordError(problems: reading.problems) }
    return run
  }
}
