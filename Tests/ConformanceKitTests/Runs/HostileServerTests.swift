import ConformanceKit
import Foundation
import HTTPCore
import PayloadCrypto
import Testing

/// What a hostile server answers is judged as it came, and fills no memory.
@Suite struct HostileServerTests {
  /// `{"resCode":200,"resDesc":"SUCCESS","data":{"msg":"done"}}`, compressed with gzip.
  private static let gzipped = Hex.decode(
    "1f8b0800000000000203ab562a4a2d76ce4f4955b2323230d001f15c528b9395ac9482439d9d5d838395749452124b1295acaa95728bd381e2"
      + "29f979a94ab5b5003ccb0cb639000000")

  @Test(arguments: ["gzip", "br", "deflate, gzip", "GZIP"])
  func aContentCodingIsJudgedAndNotDecoded(coding: String) async throws {
    let body = try #require(Self.gzipped)
    let trial = try Trial("bankezy-onboarding", suite: .smoke)
    let server = try ScriptedServer.mock(of: trial) { _, _, honest in
      guard honest.response.status == 200 else { return nil }
      var response = honest.response
      response.body = body
      response.fields.set("Content-Length", "\(body.count)")
      response.fields.set("Content-Encoding", coding)
      return .response(response)
    }
    let record = try await trial.run(at: server.url)

    #expect(server.requests.allSatisfy { ["identity", nil].contains($0.fields["Accept-Encoding"]) })
    #expect(record.verdict == .doesNotConform)
    #expect(record.status("bankezy-onboarding/reset-pin/http.json") == .broken)
    #expect(!record.cases.flatMap(\.exchanges).contains { $0.response?.contains("SUCCESS") == true })
  }

  @Test func longAnswersAreJudgedWholeAndKeptInPart() async throws {
    let contract = try Shipped.contract("bankezy-onboarding")
    let trial = Trial(contract, suite: .smoke)
    let padding = [UInt8](repeating: 0x20, count: 1 << 20)
    let server = try ScriptedServer.mock(of: trial) { _, _, honest in
      guard honest.response.status == 200 else { return nil }
      var response = honest.response
      response.body += padding
      response.fields.set("Content-Length", "\(response.body.count)")
      return .response(response)
    }
    let token = try #require(trial.fixture.bindings["apiToken"])
    let target = try TargetFileReader.read(
      Array(#"{"url": "\#(server.url)", "bindings": {"apiToken": "\#(token)"}}"#.utf8), path: "target.json")
    let session = ConformanceSession(settings: RunSettings(suite: .smoke), environment: [:], keepsEvidence: true)
    try session.add(contract, target: target)
    let run = try await session.run()
    let files = try EvidenceBundle.files(
      of: run, evidence: session.evidence, library: try ContractLibrary.builtIn(), waivers: nil, kitSHA256: "", key: nil
    )

    #expect(run.verdict == .conforms)
    let isShort = session.evidence.parts.flatMap(\.exchanges).allSatisfy { exchange in
      if case .judged(let judged) = exchange { judged.exchange.received.count <= 256 << 10 } else { false }
    }
    #expect(isShort)
    let result = try EvidenceBundle.verify(files, key: nil)
    #expect(result.faults == [] && result.rejudging.recorded > 0)
  }
}
