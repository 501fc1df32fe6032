import ConformanceKit
import Foundation
import Synchronization
import Testing

@Suite struct TargetTests {
  /// A target of the BankEzy contract.
  private func target(_ url: String, bindings: String, contract: String = "bankezy-onboarding") -> String {
    "{ \"contract\": \"\(contract)\",\n  \"url\": \"\(url)\",\n  \"bindings\": { \(bindings) } }"
  }

  private let token = #""apiToken": "a.b.c.d.e""#

  /// A target of the Wibmo contract that lacks nothing.
  private func wibmo(_ url: String, key: String) -> String {
    let values =
      #""apiKey": "k", "payloadKey": "\#(key)", "clientId": "c", "secureCode": "s", "bankId": "2010", "#
      + #""customerId": "1", "last4Digits": "8172", "urn": "1""#
    return target(url, bindings: values, contract: "wibmo-prepaid")
  }

  @Test func `every problem of a target file is told with its place`() async throws {
    let conform = try Conform()
    try conform.write("{ \"contract\": \"bankezy-onboarding\",\n  \"bindngs\": {},\n  \"url\": 7 }", to: "t.json")
    let ended = try await conform("run", "--target", "t.json")
    #expect(ended.status == 2)
    #expect(ended.complaints.count == 2)
    #expect(ended.complaints.contains { $0.hasPrefix("t.json:2:3: ") && $0.contains(#"did you mean "bindings"?"#) })
    #expect(ended.complaints.contains { $0.hasPrefix("t.json:3:10: ") })
  }

  @Test func `a target file that is no JSON is told with its place`() async throws {
    let conform = try Conform()
    try conform.write("{ \"url\": \"http://h\",\n }", to: "t.json")
    let ended = try await conform("run", "--target", "t.json")
    #expect(ended.status == 2)
    #expect(ended.complaints == ["t.json:1:20: not JSON: a comma before a closing bracket"])
  }

  @Test func `wrong bindings are named and nothing is sent`() async throws {
    let conform = try Conform()
    let requests = RequestCounter()
    let server = HTTPServer { _ in requests.count() }
    try server.start()
    defer { server.stop() }
    let url = try #require(server.address).url
    try conform.write(target(url, bindings: ""), to: "missing.json")
    try conform.write(target(url, bindings: #""apiTokn": "x""#), to: "unknown.json")
    try conform.write(target(url, bindings: #""apiToken": {"env": "NO_SUCH_VARIABLE"}"#), to: "env.json")
    try conform.write(target(url, bindings: #""apiToken": {"file": "absent.txt"}"#), to: "file.json")
    try conform.write(wibmo(url, key: "00112233"), to: "short.json")
    try conform.write(wibmo(url, key: String(repeating: "z", count: 48)), to: "letters.json")
    for (file, words) in [
      ("missing.json", ["apiToken"]), ("unknown.json", ["apiTokn", "apiToken"]),
      ("env.json", ["apiToken", "NO_SUCH_VARIABLE"]), ("file.json", ["apiToken", "absent.txt"]),
      ("short.json", ["payloadKey"]), ("letters.json", ["payloadKey"]),
    ] {
      let ended = try await conform("run", "--target", file)
      #expect(ended.status == 2, "\(file)")
      #expect(ended.complaints.first?.hasPrefix("conform: \(file): binding ") == true, "\(file): \(ended.errors)")
      for word in words { #expect(ended.errors.contains(word), "\(file): \(ended.errors)") }
      #expect(!conform.has("Reports"))
    }
    #expect(requests.total == 0)
  }

  @Test func `a mock with TLS serves the target file it writes`() async throws {
    let conform = try Conform()
    let mock = try conform.start(["mock", "bankezy-onboarding", "--tls", "--write-target", "sub/t.json"])
    await mock.spoke()
    #expect(conform.has("sub/t.ca.pem"))
    let run = try await conform("run", "--target", "sub/t.json", "--suite", "smoke")
    #expect(run.status == 0, "\(run.output)")
    mock.terminate()
    #expect(try await mock.ended().output.hasPrefix("https://127.0.0.1:"))
  }

  @Test func `a mock that asks for client certificates writes one, and shows faults in TLS`() async throws {
    let conform = try Conform()
    let prefix = "bankezy-onboarding/reset-pin/tls."
    let mock = try conform.start([
      "mock", "bankezy-onboarding", "--tls", "--client-certificates", "--write-target", "t.json",
      "--fault", "\(prefix)client-certificate:accepts-expired", "--fault", "\(prefix)version:speaks-1.1",
    ])
    await mock.spoke()
    for name in ["t.client.pem", "t.expired.pem"] {
      let attributes = try FileManager.default.attributesOfItem(
        atPath: conform.directory.appendingPathComponent(name).path)
      #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
    }
    let run = try await conform("run", "--target", "t.json", "--only", prefix)
    #expect(run.status == 1)
    for words in ["a request with an expired client certificate was served", "TLS 1.1 is spoken"] {
      #expect(run.output.contains("error: \(words)"), "\(run.output)")
    }
    #expect(run.output.contains("MUST    6 of 8 proved, 2 broken") || run.output.contains("2 broken"))
    mock.terminate()
    _ = try await mock.ended()
  }

  @Test func `options of TLS that cannot be used are told`() async throws {
    let conform = try Conform()
    try conform.write("no certificate", to: "none.pem")
    let cases: [([String], String)] = [
      (["--tls-key", "k.pem"], "--tls-key needs --tls"),
      (["--tls", "--tls-key", "k.pem"], "--tls-key needs --tls-certificate"),
      (["--client-certificates"], "--client-certificates needs --tls"),
      (["--tls", "--tls-passphrase", "NOWHERE"], "--tls-passphrase needs --tls-certificate"),
      (
        ["--tls", "--tls-certificate", "none.pem", "--tls-passphrase", "NOWHERE"],
        "--tls-passphrase: the environment variable \"NOWHERE\" is not set"
      ),
      (["--variant", "https-rsa"], "--variant https-rsa needs --tls"),
      (
        ["--fault", "bankezy-onboarding/reset-pin/tls.version:speaks-1.0"],
        "--fault bankezy-onboarding/reset-pin/tls.version:speaks-1.0 needs --tls"
      ),
      (["--tls", "--client-ca", "none.pem"], "--client-ca \"none.pem\": holds no PEM certificate"),
      (["--tls", "--tls-certificate", "none.pem"], "--tls-certificate \"none.pem\": holds no certificate"),
      (["--tls", "--tls-certificate", "gone.pem"], "--tls-certificate \"gone.pem\": cannot be read"),
    ]
    for (options, words) in cases {
      let ended = try await conform.start(["mock", "bankezy-onboarding"] + options).ended()
      #expect(ended.status == 2)
      #expect(ended.complaints.count == 1 && ended.errors.contains(words), "\(ended.errors)")
    }
  }

  @Test func `a target of another contract is refused`() async throws {
    let conform = try Conform()
    try conform.write(target("http://127.0.0.1:1", bindings: token), to: "t.json")
    let ended = try await conform("run", "wibmo-prepaid", "--target", "t.json")
    #expect(ended.status == 2)
    #expect(
      ended.complaints == [
        #"conform: t.json: is for the contract "bankezy-onboarding", and this run is of "wibmo-prepaid""#,
        "conform: wibmo-prepaid has no target among those given; add one with --target FILE",
      ])
  }

  @Test func `a contract without a target is refused when others have one`() async throws {
    let conform = try Conform()
    try conform.write(target("http://127.0.0.1:1", bindings: token), to: "t.json")
    let ended = try await conform("run", "wibmo-prepaid", "bankezy-onboarding", "--target", "t.json")
    #expect(ended.status == 2)
    #expect(
      ended.complaints == ["conform: wibmo-prepaid has no target among those given; add one with --target FILE"])
  }

  @Test func `two targets of one contract are refused`() async throws {
    let conform = try Conform()
    for name in ["a.json", "b.json"] {
      try conform.write(target("http://127.0.0.1:1", bindings: token), to: name)
    }
    let ended = try await conform("run", "--target", "a.json", "--target", "b.json")
    #expect(ended.status == 2)
    #expect(
      ended.complaints == ["conform: b.json: bankezy-onboarding has the target a.json already; run them one by one"])
  }

  @Test func `a target that names no contract takes the one of the command line`() async throws {
    let conform = try Conform()
    try conform.write("{ \"url\": \"http://127.0.0.1:1\" }", to: "t.json")
    let alone = try await conform("run", "--target", "t.json")
    #expect(alone.status == 2)
    #expect(
      alone.complaints == [
        "conform: t.json: names no contract; name the one it is for: conform run CONTRACT --target t.json"
      ])
    let named = try await conform("run", "bankezy-onboarding", "--target", "t.json")
    #expect(named.status == 2)
    #expect(named.errors.contains("binding apiToken"))
  }

  @Test func `a report that cannot be written after the run is told`() async throws {
    let conform = try Conform()
    let reports = conform.directory.appendingPathComponent("Reports")
    let server = HTTPServer { _ in
      // Somebody puts a file where the directory was while the run goes on.
      try? FileManager.default.removeItem(at: reports)
      try? Data().write(to: reports)
      return HTTPServerReply(steps: [.close], closesAfter: true)
    }
    try server.start()
    defer { server.stop() }
    try conform.write(target(try #require(server.address).url, bindings: token), to: "t.json")
    let ended = try await conform("run", "--target", "t.json", "--suite", "smoke")
    #expect(ended.status != 0)
    #expect(
      ended.complaints == [
        "conform: warning: t.json: holds secrets as text (apiToken); env, file or command keep them out of it",
        "conform: warning: t.json: binding apiToken: is no compact JWE: the text is not base64; the cases that change "
          + "its parts are skipped",
        "conform: Reports/latest/junit.xml could not be written: Reports is no directory",
        "conform: Reports/latest/run.json could not be written: Reports is no directory",
      ])
  }

  @Test(.timeLimit(.minutes(1)))
  func `a target that speaks TLS is no verdict and says so`() async throws {
    let conform = try Conform()
    let server = HTTPServer { _ in
      HTTPServerReply(steps: [.write([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46])], closesAfter: true)
    }
    try server.start()
    defer { server.stop() }
    try conform.write(target(try #require(server.address).url, bindings: token), to: "t.json")
    let ended = try await conform("run", "--target", "t.json")
    #expect(ended.status == 3)
    #expect(ended.output.contains("speaks TLS where HTTP was expected"))
    #expect(conform.has("Reports/latest/junit.xml") && conform.has("Reports/latest/run.json"))
  }

  @Test func `a target that refuses connections is no verdict, with reports`() async throws {
    let conform = try Conform()
    let server = HTTPServer { _ in HTTPServerReply(steps: [.close], closesAfter: true) }
    try server.start()
    let url = try #require(server.address).url
    server.stop()
    try conform.write(target(url, bindings: token), to: "t.json")
    let ended = try await conform("run", "--target", "t.json")
    #expect(ended.status == 3)
    #expect(ended.output.contains("note: no request to \(url) was answered"))
    let record = try RunRecordReader.read(Array(conform.read("Reports/latest/run.json")))
    #expect(record.verdict == .noVerdict)
    #expect(record.contracts.first?.unreachable?.contains(url) == true)
    #expect(conform.has("Reports/latest/junit.xml"))
  }
}

/// Counts requests, and answers none of them.
private final class RequestCounter: Sendable {
  private let requests = Mutex(0)

  var total: Int { requests.withLock { $0 } }

  func count() -> HTTPServerReply {
    requests.withLock { $0 += 1 }
    return HTTPServerReply(steps: [.close], closesAfter: true)
  }
}

extension Endpoint {
  /// The URL that a target file names.
  var url: String { "http://\(host):\(port)" }
}
