import ConformanceKit
import Testing

@Suite struct HostileTargetFileTests {
  private static let good = """
    {"contract":"wibmo-prepaid","url":"http://127.0.0.1:1","bindings":{"a":"1","b":{"env":"E"},"c":["1",2]},\
    "limits":{"connections":4,"requestsPerSecond":0,"timeoutSeconds":5}}
    """

  /// Reads bytes; whatever they are, there is a file or a problem.
  private func isHandled(_ bytes: [UInt8]) -> Bool {
    do throws(TargetFailure) {
      _ = try TargetFileReader.read(bytes, path: "t")
      return true
    } catch {
      return !error.problems.isEmpty && error.problems.allSatisfy { $0.location.line > 0 && $0.location.column > 0 }
    }
  }

  @Test func aFileCutAnywhereIsAProblem() {
    let bytes = Array(Self.good.utf8)
    #expect(bytes.indices.allSatisfy { isHandled(Array(bytes.prefix($0))) })
  }

  @Test func anyByteAnywhereIsReadOrAProblem() {
    let bytes = Array(Self.good.utf8)
    for index in bytes.indices {
      for byte: UInt8 in [0x00, 0x22, 0x5C, 0x7B, 0x39, 0x80, 0xFF] {
        var changed = bytes
        changed[index] = byte
        #expect(isHandled(changed), "byte \(byte) at \(index)")
      }
    }
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000), "\u{FEFF}{}", "\"", "nul",
    "{\"url\":\"http://a\",\"limits\":{\"requestsPerSecond\":1e-400,\"connections\":1e2,\"timeoutSeconds\":5e-1}}",
    "{\"url\":\"http://a\",\"bindings\":{\"\":\"\"}}", "{\"url\":\"\\u0000\"}",
  ])
  func oddTextsAreReadOrAProblem(text: String) {
    #expect(isHandled(Array(text.utf8)))
  }
}
