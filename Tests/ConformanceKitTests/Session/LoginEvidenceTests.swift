import Evidence
import HTTPCore
import JSONCore
import Testing

@testable import ConformanceKit

/// Every exchange that was sent stands in the evidence of a run, those of logins and those that were sent again too.
@Suite struct LoginEvidenceTests {
  /// The files of a bundle, and its lines of exchanges.
  private func bundle(_ ended: LoginRunTests.Ended) throws -> (files: [BundleFile], lines: [JSONValue]) {
    let files = try EvidenceBundle.files(
      of: ended.run, evidence: ended.evidence, library: try ContractLibrary.builtIn(), waivers: nil, kitSHA256: "",
      key: nil)
    let exchanges = try #require(files.first { $0.path == BundleFile.exchanges })
    let lines = exchanges.bytes.split(separator: 0x0A).compactMap { try? JSONReader.read(Array($0)).value }
    return (files, lines)
  }

  @Test(arguments: [("rackspace-identity", "none"), ("processa-aspen", "aspen-jwt")])
  func everyRequestOfARunWithLoginsIsALine(name: String, scheme: String) throws {
    let ended = try LoginRunTests.run(name, scheme: scheme, variant: "short-lived-tokens", keepsEvidence: true)
    let record = try #require(ended.run.contracts.first)
    let (files, lines) = try bundle(ended)

    #expect(lines.count == record.requestsSent)
    #expect(lines.count { $0["login"] != nil } == ended.issued.count)
    let over = lines.filter { $0["sentAgain"]?.string == "the credential was over" }
    // All but the first of each credential were obtained because one was over.
    #expect(over.count >= ended.issued.count - 3 && !over.isEmpty)
    #expect(over.allSatisfy { $0["result"]?["response"]?.string?.hasPrefix("HTTP/1.1 401") == true })
    let text = String(decoding: files.flatMap(\.bytes), as: UTF8.self)
    #expect(ended.issued.allSatisfy { !text.contains($0) })
    #expect(files.allSatisfy { $0.path.hasPrefix(BundleFile.contracts) || ended.secrets.secret(in: $0.bytes) == nil })

    let verified = try EvidenceBundle.verify(files, key: nil)
    #expect(verified.faults.prefix(3) == [])
    #expect(verified.rejudging.logins == ended.issued.count)
  }

  @Test func aLoginThatIsRefusedIsALineToo() throws {
    let ended = try LoginRunTests.run(
      "rackspace-identity", changing: ["userAdminApiKey": "wrong-key-of-admin"], keepsEvidence: true)
    let (files, lines) = try bundle(ended)

    #expect(lines.allSatisfy { $0["login"] != nil } && lines.last?["login"]?.string == "userAdminToken")
    let body = try #require(lines.last?["body"]?.string)
    #expect(body.contains("‹userAdminApiKey›") && !body.contains("wrong-key-of-admin"))
    #expect(lines.last?["result"]?["response"]?.string?.hasPrefix("HTTP/1.1 401") == true)
    #expect(try EvidenceBundle.verify(files, key: nil).faults == [])
  }

  @Test func aLoginThatTheContractHasNotIsNamed() throws {
    let ended = try LoginRunTests.run(
      "rackspace-identity", only: "rackspace-identity/reset-phone-pin/request.header",
      keepsEvidence: true)
    let files = try bundle(ended).files.map { file in
      var changed = file
      let text = String(decoding: file.bytes, as: UTF8.self)
      if file.path == BundleFile.exchanges {
        changed.bytes = Array(text.replacing("/v2.0/tokens", with: "/v9.9/tokens").utf8)
      }
      return changed
    }
    let fault = "exchanges.jsonl:1: the contract has no such login for "
    #expect(try EvidenceBundle.verify(files, key: nil).faults.contains { $0.hasPrefix(fault) })
  }

  /// What was passed over as refused and sent again, and was not sent again, is held against the record.
  @Test func nothingIsPassedOverThatWasNotSentAgain() throws {
    let ended = try LoginRunTests.run(
      "rackspace-identity", only: "rackspace-identity/reset-phone-pin/request.header", keepsEvidence: true)
    var files = try bundle(ended).files
    let index = try #require(files.firstIndex { $0.path == BundleFile.exchanges })
    var lines = String(decoding: files[index].bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    // The accepted control turned into a refusal, said to have been sent again.
    for place in lines.indices where lines[place].contains("/control\"") {
      lines[place] = lines[place].replacing("HTTP/1.1 204", with: "HTTP/1.1 401")
        .replacing("\"basis\":", with: "\"sentAgain\":\"the credential was over\",\"basis\":")
    }
    files[index].bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let faults = try EvidenceBundle.verify(files, key: nil).faults
    #expect(faults.contains { $0.contains("judged again it is") })
    #expect(faults.contains { $0.contains("and the record does not say so") })
  }

  /// A login may bring more than the credential that is known of.
  @Test func ofALoginsAnswerOnlyTheFormIsKept() throws {
    let contract = try Shipped.contract("rackspace-identity")
    let login = try #require(contract.logins.first)
    let body =
      #"{"access":{"token":{"id":"tok-1234567890","expires":"2031-01-01T00:00:00Z"},"refresh":"renew-me-0987654321"}}"#
    let response = HTTPResponse(
      status: 200, reason: Array("OK".utf8),
      fields: HTTPFields([
        HTTPField("Content-Type", "application/json"), HTTPField("Set-Cookie", "session=cookie-value-1234"),
      ]), body: Array(body.utf8), raw: Array("whole".utf8))
    let sent = SentRequest(
      operation: "", method: "POST", url: "", request: HTTPRequest(method: "POST", target: "/v2.0/tokens"), bytes: [])
    func line(_ result: ExchangeResult, _ credential: String?) -> String {
      var log = ExchangeLog()
      log.add(
        [
          .login(
            LoginExchange(
              login: login, sent: sent, exchange: Exchange(sent: [], result: result),
              credential: credential.map { Secret(label: "userAdminToken", value: $0) }))
        ], plan: ConformanceSession(environment: [:]).plan(contract))
      return String(decoding: log.bytes, as: UTF8.self)
    }

    let whole = line(.response(response), "tok-1234567890")
    #expect(whole.contains(#"\"id\":\"‹userAdminToken›\",\"expires\":\"2031-01-01T00:00:00Z\""#))
    #expect(whole.contains("HTTP/1.1 200 OK") && whole.contains("Content-Type: application/json"))
    var other = response
    other.body = Array("renew-me-0987654321".utf8)
    let lines = [
      whole, line(.response(response), nil), line(.response(other), nil),
      line(.failed(.cutOff, received: Array(body.utf8)), nil),
      line(.malformed(MessageMalformation(.bodyTooLarge, offset: 0), received: Array(body.utf8), partial: nil), nil),
    ]
    for line in lines {
      for secret in ["tok-1234567890", "renew-me", "cookie-value"] { #expect(!line.contains(secret), "\(line)") }
      #expect(line.contains("‹not shown›"))
    }
  }
}
