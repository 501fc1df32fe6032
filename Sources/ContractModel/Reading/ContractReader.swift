import JSONCore

/// Reads contract files and baseline files.
///
/// Any bytes give problems, never a trap. A value is returned only when the file has no error; it may have warnings.
public enum ContractReader {
  /// How deep a file's arrays and objects may be nested.
  static let nestingLimit = 64

  /// Reads one contract and reports every problem at once, in the order of the file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: the file's name and digest.
  ///   - baseline: the promises that every operation inherits.
  public static func read(
    _ bytes: [UInt8], source: ContractSource, baseline: Baseline? = nil
  ) -> (contract: Contract?, problems: [ContractProblem]) {
    let problems = ProblemList(file: source.file, bytes: bytes)
    guard let tree = tree(bytes, .contract, problems) else { return (nil, problems.sorted) }
    var reading = FileReading(problems: problems)
    let contract = reading.contract(tree, source: source, baseline: baseline)
    for problem in contract.lint(places: problems) { problems.add(problem) }
    return (problems.hasErrors ? nil : contract, problems.sorted)
  }

  /// Reads the baseline and reports every problem at once, in the order of the file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: the file's name and digest.
  public static func readBaseline(_ bytes: [UInt8], source: ContractSource) -> (Baseline?, [ContractProblem]) {
    let problems = ProblemList(file: source.file, bytes: bytes)
    guard let tree = tree(bytes, .baseline, problems) else { return (nil, problems.sorted) }
    var reading = FileReading(problems: problems)
    let baseline = reading.baseline(tree, source: source)
    return (problems.hasErrors ? nil : baseline, problems.sorted)
  }

  /// Parses a file and holds it against its table; nil when it is no JSON object.
  private static func tree(_ bytes: [UInt8], _ kind: ObjectKind, _ problems: ProblemList) -> JSONValue? {
    let reading: JSONReading
    do {
      reading = try JSONReader.read(bytes, nestingLimit: nestingLimit)
    } catch {
      let place = TextPosition(offset: error.offset, in: bytes)
      let location = SourceLocation(line: place.line, column: place.column)
      problems.add(ContractProblem(file: problems.file, location: location, message: "not JSON: \(error.message)"))
      return nil
    }
    for duplicate in reading.duplicates {
      problems.error(
        "\(ShapeCheck.quoted(duplicate.name)) stands twice in one object", hint: "keep one of them",
        offset: duplicate.offset)
    }
    for offset in reading.loneSurrogates {
      problems.error("half of a surrogate pair", hint: "write the character itself", offset: offset)
    }
    problems.remember(reading.value)
    ShapeCheck(problems: problems).check(reading.value, is: .object(kind), "the file")
    return reading.value.members == nil ? nil : reading.value
  }
}
