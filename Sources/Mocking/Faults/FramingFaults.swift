import ContractModel

/// Servers whose messages are not framed as HTTP/1.1.
struct FramingFaults: FaultFamily {
  private static let framings: [(String, MessageDefect.Framing)] = [
    ("length-too-long", .lengthOff(5)), ("length-too-short", .lengthOff(-5)), ("two-lengths", .twoLengths),
    ("length-and-chunked", .lengthAndChunked), ("bad-chunk-size", .badChunkSize),
    ("missing-last-chunk", .missingLastChunk), ("bad-status-line", .badStatusLine),
    ("bad-header-line", .badHeaderLine), ("nul-in-header", .nul), ("bare-cr-in-header", .bareCarriageReturn),
    ("space-before-colon", .spaceBeforeColon),
  ]

  func faults(in scope: FaultScope) -> [Fault] {
    // A success without a body has no length to be wrong about: the refusals have one.
    let selection = scope.jsonAnswers?.0 ?? .unsuccessful
    let faults = Self.framings.map { name, framing in
      scope.fault("http.framing", name, .message(.framing(framing), on: selection))
    }
    let refusals = scope.fault(
      "http.framing", "bad-status-line-of-refusals", .message(.framing(.badStatusLine), on: .refusals))
    return (faults + [refusals]).compactMap { $0 }
  }
}
