public import CaseModel
import ContractModel
import JSONCore

/// A file of waivers: JSON, kept and reviewed beside the code whose breaches it names.
public struct WaiverFile: Sendable, Hashable {
  public static let currentFormat = 1

  /// Where editors find the schema.
  var schema: String?
  var format = currentFormat
  public var waivers: [Waiver]

  /// Makes a file.
  public init(_ waivers: [Waiver] = []) {
    self.waivers = waivers
  }

  /// Why a file cannot be used: every problem of it, as far as there are not more than a hundred.
  public struct Failure: Error, Sendable, Hashable {
    public var problems: [RecordProblem]
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - requirements: the ids of every requirement a waiver may name; nil for any.
  /// - Throws: what is not JSON, missing, unknown, not filled in, of a later format, there twice, or names no
  ///   requirement.
  public static func read(_ bytes: [UInt8], requirements: Set<String>?) throws(Failure) -> WaiverFile {
    let json: JSONReading
    do {
      json = try JSONReader.read(bytes, nestingLimit: 32)
    } catch {
      throw Failure(problems: [RecordProblem(path: "", message: "not JSON: \(error.message)", offset: error.offset)])
    }
    var reading = RecordReading()
    for duplicate in json.duplicates {
      reading.report("a second member \(duplicate.name)", offset: duplicate.offset)
    }
    if let format = json.value["format"], let number = format.number?.int, number != currentFormat {
      reading.report("format \(number) is not format \(currentFormat), which this kit reads", at: format)
      throw Failure(problems: reading.problems)
    }
    let file = Shape.waiverFile.read(json.value, &reading)
    check(json.value["waivers"]?.array ?? [], requirements, &reading)
    guard let file, reading.problems.isEmpty else { throw Failure(problems: reading.problems) }
    return file
  }

  /// Holds each waiver against the contracts and against the ones before it.
  private static func check(_ values: [JSONValue], _ requirements: Set<String>?, _ reading: inout RecordReading) {
    var seen: Set<[String]> = []
    for (index, value) in values.enumerated() {
      guard let name = value["requirement"], let id = name.string, !id.isEmpty else { continue }
      reading.inside(.member("waivers")) { reading in
        reading.inside(.index(index)) { reading in
          if let requirements, !requirements.contains(id) {
            let hint = RecordReading.hint(id, among: requirements.sorted())
            reading.report("no contract has the requirement \(cut(id, to: TextLimit.aside))\(hint)", at: name)
          }
          guard let fingerprint = value["fingerprint"]?.string else { return }
          if !seen.insert([id, fingerprint]).inserted { reading.report("this breach is waived above", at: value) }
        }
      }
    }
  }

  /// Writes the file, one member a line, for people to fill in and to review.
  public func bytes() -> [UInt8] {
    var output = JSONOutput()
    Shape.waiverFile.write(self, &output)
    output.end()
    return output.bytes
  }

  /// The schema of the files, JSON Schema 2020-12, as `Contracts/waivers.schema.json` holds it.
  public static func schema() -> [UInt8] {
    JSONReport.schema(of: .waiverFile, title: "Waivers: breaches that somebody answers for until a day")
  }
}

extension Shape where Value == WaiverFile {
  static var waiverFile: Shape {
    .object(
      "waivers", blank: { WaiverFile() },
      [
        .optional("$schema", \.schema, .string, "where editors find this schema"),
        .member("format", \.format, .integer, "the version of this format: 1"),
        .member("waivers", \.waivers, .list(.waiver)),
      ])
  }
}
