import ConformanceKit
import Foundation
import Synchronization
import Testing

/// Secrets of a target stand in nothing that any command says or writes, whatever the server does with them.
@Suite struct CanaryCommandTests {
  private static let secrets = [
    "apiKey": "CANARYapiKEYq83zT", "payloadKey": "c0ffee11deadbeef22fadedcab33beaded44facade55feed",
    "secureCode": "CANARYsecureCODE9x",
  ]

  /// The same in both cases of its digits, in hexadecimal and percent-encoded.
  private static let spellings: [String] = secrets.values.flatMap { secret -> [String] in
    let cases = secret.hasPrefix("CANARY") ? [secret] : [secret, secret.uppercased()]
    return cases + ["%02x", "%02X", "%%%02X"].map { form in secret.utf8.map { String(format: form, $0) }.joined() }
  }

  /// The same in base64, behind nothing, one octet and two.
  private static let encoded: [String] = secrets.values.flatMap { secret in
    ["", "x", "xy"].map { Data("\($0)\(secret)z".utf8).base64EncodedString() }
  }

  /// What of those depends on the secret alone.
  private static let certain: [String] = secrets.values.flatMap { secret in
    (0..<3).map { shift in
      let whole = Data([UInt8](repeating: 0, count: shift) + Array(secret.utf8)).base64EncodedString()
      return String(whole.prefix((shift + secret.utf8.count) * 8 / 6).dropFirst((shift * 8 + 5) / 6))
    }
  }

  private static func told(_ text: String) -> [String] { (spellings + certain).filter { text.contains($0) } }

  /// Every file below a directory but those that were written for the commands.
  private func files(_ conform: Conform, without own: Set<String>) throws -> [String: String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: conform.directory.path)
    return Dictionary(
      uniqueKeysWithValues: paths.filter { !own.contains($0) }.compactMap { path in
        let data = try? Data(contentsOf: conform.directory.appending(path: path))
        return data.map { (path, String(decoding: $0, as: UTF8.self)) }
      })
  }

  /// A server that takes valid requests and answers others with every secret it knows, each time in another way.
  private func server(_ contract: Contract) throws -> HTTPServer {
    let fixture = MockFixture(contract: contract, choosing: Self.secrets)
    let service = MockService(contract: contract, bindings: fixture.mockBindings)
    let count = Mutex(0)
    let words = Self.spellings + Self.encoded
    return HTTPServer { request in
      let honest = service.answer(request.message)
      let number = count.withLock { count in
        count += 1
        return count
      }
      let isHonest = honest.response.status == 200 && number % 4 != 0
      if isHonest { return HTTPServerReply(steps: [.write(honest.bytes)]) }
      let one = words[number % words.count]
      let all = words.joined(separator: " ")
      let texts = [
        "HTTP/1.1 500 \(one)\r\nX-Told: \(all)\r\nContent-Length: \(all.utf8.count)\r\n\r\n\(all)",
        "HTTP/1.1 302 \u{1B}[2J\r\nLocation: file:///\(one)\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 \(all)\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"token\":\"\(one)\",\"x\":\"::error::\(all)\"}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(one)\r\n", "",
        "HTTP/1.1 400 No\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{\"##vso[\(all)",
      ]
      return HTTPServerReply(steps: [.write(Array(texts[number % texts.count].utf8)), .close])
    }
  }

  private func target(_ url: String, _ changes: [String: String] = [:]) throws -> String {
    let contract = try #require(try ContractLibrary.builtIn().contract("wibmo-prepaid"))
    let fixture = MockFixture(contract: contract, choosing: Self.secrets)
    let values = fixture.bindings.merging(changes) { $1 }.map { ($0.key, JSONValue.string($0.value)) }
    let file = JSONValue.object([
      ("contract", .string("wibmo-prepaid")), ("url", .string(url)),
      ("bindings", .object(values.sorted { $0.0 < $1.0 })),
    ])
    return String(decoding: file.bytes(.pretty), as: UTF8.self)
  }

  @Test(.timeLimit(.minutes(5))) func noCommandTellsThem() async throws {
    let conform = try Conform()
    let contract = try #require(try ContractLibrary.builtIn().contract("wibmo-prepaid"))
    let server = try server(contract)
    try server.start()
    defer { server.stop() }
    try conform.write(target(try #require(server.address).url), to: "t.json")
    let own = Set(["t.json"])
    let commands = [
      "run --target t.json --verbose --bundle b --html run.html --markdown run.md --sarif run.sarif "
        + "--annotations github --junit-dialect rich",
      "run --target t.json --quiet --annotations gitlab --reports q --min-proved 100% --require-exercised",
      "report Reports/latest/run.json --verbose", "report Reports/latest/run.json --annotations github",
      "report Reports/latest/run.json --junit again.xml --html again.html", "waivers draft Reports/latest/run.json",
      "compare Reports/latest/run.json q/run.json --html sides.html --markdown sides.md", "verify b",
      "compare t.json t.json --suite smoke --html two.html --reports two", "plan wibmo-prepaid",
      "explain wibmo-prepaid/reset-pin/request.urn.length", "list wibmo-prepaid",
    ]
    for command in commands {
      let ended = try await conform.start(command.split(separator: " ").map(String.init)).ended()
      #expect([0, 1, 3].contains(ended.status), "\(command): \(ended.errors)")
      #expect(Self.told(ended.output + ended.errors) == [], "\(command)")
      #expect(!(ended.output + ended.errors).contains("\u{1B}"), "\(command)")
      #expect(!ended.output.contains("##vso["), "\(command)")
    }
    let files = try files(conform, without: own)
    #expect(files.keys.contains("b/exchanges.jsonl") && files.keys.contains("two/old.json") && files.count > 14)
    for (path, text) in files { #expect(Self.told(text) == [], "\(path)") }
    let record = try RunRecordReader.read(Array(conform.read("Reports/latest/run.json")))
    let outcomes = Set(record.contracts.flatMap(\.cases).map(\.outcome))
    #expect(outcomes.isSuperset(of: [.passed, .failed, .undecided]))
  }

  @Test func noEndOfACommandTellsThem() async throws {
    let conform = try Conform()
    let secret = "CANARYapiKEYq83zT"
    let targets: [(String, Int32)] = [
      (try target("http://127.0.0.1:1"), 3), (try target("http://user:\(secret)@127.0.0.1:1"), 2),
      (try target("http://127.0.0.1:1", ["payloadKey": secret]), 2),
      (try target("http://127.0.0.1:1", ["ivPlacement": "nowhere"]), 2),
      (try target("http://127.0.0.1:1").replacing("\"apiKey\": \"", with: "\"apiKeey\": \""), 2),
      (try target("http://127.0.0.1:1").replacing("\"\(secret)\"", with: "[\"\(secret)\", true]"), 2),
      (try target("http://127.0.0.1:1").replacing("\"\(secret)\"", with: "\"\(secret)"), 2),
      (
        try target("http://127.0.0.1:1").replacing(
          "\"\(secret)\"", with: "{\"command\": [\"sh\", \"-c\", \"exit 7\"]}"), 2
      ),
    ]
    for (text, status) in targets {
      try conform.write(text, to: "t.json")
      let ended = try await conform("run", "--target", "t.json", "--suite", "smoke", "--timeout", "1")
      #expect(ended.status == status, "\(text)\(ended.errors)")
      #expect(Self.told(ended.output + ended.errors) == [], "\(ended.errors)")
    }
    for (path, text) in try files(conform, without: ["t.json"]) { #expect(Self.told(text) == [], "\(path)") }
  }
}
