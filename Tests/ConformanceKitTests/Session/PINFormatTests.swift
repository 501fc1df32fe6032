import Testing

@testable import ConformanceKit
@testable import Mocking

/// PIN blocks of every format that a contract may ask for (ISO 9564-1), between the kit and the mock.
@Suite struct PINFormatTests {
  /// A contract whose operation takes a PIN block of this format.
  static func contract(_ format: Int) throws -> Contract {
    let pan =
      #""pan": { "summary": "a card number", "secret": true, "type": "Numeric(12..19)","#
      + #" "example": "4999988887777660" },"#
    return try SmallAPI.contract(
      bindings: (format == 1 ? "" : pan)
        + #""pinKey": { "summary": "the PIN key", "secret": true, "example": "\#(key(format))" }"#,
      field: #"{ "name": "pin", "type": "Hex(\#(format == 4 ? 32 : 16))", "length": "exact", "presence": "required","#
        + #" "secret": true, "control": { "pinBlock": { "format": \#(format), "key": "pinKey""#
        + (format == 1 ? "" : #", "pan": "pan""#) + " } } }")
  }

  private static func key(_ format: Int) -> String {
    let half = "4C8A1F7092D6B52FE0347AC8491C6BF2"
    return format == 4 ? half + "7B19E05D3FA8C64290D7F1B8265A3CE4" : half
  }

  @Test(arguments: [0, 1, 3, 4]) func theReferenceServerConforms(format: Int) throws {
    let session = ConformanceSession(settings: RunSettings(timeoutSeconds: 60), environment: [:])
    try session.addMock(try Self.contract(format))
    let record = try #require(session.runBlocking().contracts.first)

    #expect(record.complaints.prefix(3) == [])
    #expect(record.verdict == .conforms)
    #expect(record.count(CaseOutcome.undecided) == 0)
    #expect(record.status("small-api/set/request.pin.pin-block") == .proved)
    #expect(record.status("small-api/set/security.no-secret") == .proved)
  }

  @Test(arguments: [(0, 5), (1, 4), (3, 5), (4, 5)]) func everyFaultOfAPINBlockIsCaught(format: Int, count: Int) throws
  {
    let test = SelfTest(contract: try Self.contract(format))
    let faults = test.faults.filter { $0.requirement.hasSuffix("request.pin.pin-block") }

    #expect(faults.count == count)
    for fault in faults {
      let result = test.result(of: fault)
      #expect(result.outcome == .killed && result.broken == [fault.requirement], "\(fault.name): \(result.broken)")
    }
  }

  @Test(arguments: [0, 1, 3, 4]) func theOpenedPINIsFoundInAnAnswer(format: Int) throws {
    let test = SelfTest(contract: try Self.contract(format))
    let leaks = test.faults.filter { $0.operator.hasPrefix("pin-opened-in") }

    #expect(leaks.count > 5)
    for fault in leaks { #expect(test.result(of: fault).outcome == .killed, "\(fault.name)") }
  }
}
