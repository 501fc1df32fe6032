import ConformanceKit
import Testing

/// What is wrong with a target is found, and named, before anything is sent.
@Suite struct ConfigurationTests {
  private let port: QuietPort

  init() throws {
    port = try QuietPort()
  }

  /// Adds a target whose bindings are the fixture's but for these; nil leaves one out.
  private func problems(
    _ name: String, _ changes: [String: String?], authentication: String? = nil, url: String? = nil,
    settings: RunSettings = RunSettings()
  ) throws -> [String] {
    let contract = try Shipped.contract(name)
    let fixture = MockFixture(contract: contract, authentication: authentication ?? "none")
    var values = fixture.bindings.mapValues { Optional($0) }
    values.merge(changes) { $1 }
    let file = TargetFile(
      path: "target.json", url: url ?? port.url, authentication: authentication,
      bindings: values.sorted { $0.key < $1.key }.compactMap { name, text in
        text.map { TargetFile.NamedBinding(name: name, source: .literal($0)) }
      })
    let session = ConformanceSession(settings: settings, environment: [:])
    do throws(ConfigurationFailure) {
      try session.add(contract, target: file)
      return []
    } catch {
      return error.sentences
    }
  }

  @Test(arguments: Shipped.schemes) func aCompleteTargetIsTaken(scheme: Shipped.Scheme) throws {
    #expect(try problems(scheme.contract, [:], authentication: scheme.authentication).isEmpty)
    #expect(port.takeConnections() == 0)
  }

  @Test(arguments: [
    ("bankezy-onboarding", "apiTokn", "x", "is no binding of bankezy-onboarding; did you mean apiToken?"),
    ("wibmo-prepaid", "payloadKey", "00ff", "has 4 digits and letters"),
    ("wibmo-prepaid", "payloadKey", String(repeating: "zz", count: 24), "wanted 48 hexadecimal digits"),
    ("wibmo-prepaid", "ivPlacement", "infix", "wanted prefix or fixed or none"),
    ("processa-aspen", "kwpKey", "0123456789ABCDEF", "wanted 32 hexadecimal digits"),
    ("processa-aspen", "pan", "4000 0000 0000 0002", "wanted 12 to 19 digits"),
    ("rackspace-identity", "userAdminToken", "", "is empty"),
    ("rackspace-identity", "userAdminToken", "two\nlines", "cannot carry them"),
  ])
  func aBadValueIsNamedAndNothingIsSent(contract: String, binding: String, value: String, words: String) throws {
    let sentences = try problems(contract, [binding: value])

    #expect(sentences.count == 1)
    #expect(sentences.allSatisfy { $0.hasPrefix("target.json: binding \(binding): ") }, "\(sentences)")
    if !words.contains("digits and letters") {
      #expect(sentences.allSatisfy { $0.contains(words) }, "\(sentences)")
    }
    if value.count > 3 { #expect(sentences.allSatisfy { !$0.contains(value) }) }
    #expect(port.takeConnections() == 0)
  }

  @Test(arguments: [
    ("bankezy-onboarding", "apiToken"), ("wibmo-prepaid", "payloadKey"), ("processa-aspen", "verificationCode"),
    ("rackspace-identity", "targetUserId"), ("mastercard-mdes", "tokenUniqueReference"),
  ])
  func aMissingValueIsNamedAndNothingIsSent(contract: String, binding: String) throws {
    let sentences = try problems(contract, [binding: nil])

    #expect(sentences.count == 1)
    #expect(sentences.first?.hasPrefix("target.json: binding \(binding): is missing: ") == true)
    #expect(port.takeConnections() == 0)
  }

  @Test func allBadValuesAreToldAtOnce() throws {
    let sentences = try problems("wibmo-prepaid", ["payloadKey": "00", "urn": "twelve", "apiKey": nil, "x": "y"])

    #expect(sentences.count == 4)
    #expect(["apiKey", "payloadKey", "urn", "x"].allSatisfy { name in sentences.contains { $0.contains(name) } })
  }

  @Test func aSchemeWithoutItsBindingsAndAnUnknownOneAreNamed() throws {
    let missing = try problems("processa-aspen", ["appSecret": nil], authentication: "aspen-jwt")
    let unknown = try problems("mastercard-mdes", [:], authentication: "oauth2")

    #expect(missing.count == 1 && missing[0].hasPrefix("target.json: binding appSecret: is missing"))
    #expect(unknown.contains { $0.contains("mastercard-mdes has no scheme oauth2; did you mean oauth1?") })
    #expect(port.takeConnections() == 0)
  }

  @Test(arguments: [
    ("ftp://127.0.0.1", "the URL does not begin with http:// or https://"),
    ("", "the URL does not begin with http:// or https://"), ("http://", "the URL names no valid host"),
    ("http://a:99999", "the URL's port is not a number from 1 to 65535"),
    ("http://a/?x=1", "the URL has a query or fragment; operations' paths are appended to it"),
  ])
  func aURLThatCannotBeReachedSaysWhy(url: String, words: String) throws {
    #expect(try problems("rackspace-identity", [:], url: url) == ["target.json: url \"\(url)\": \(words)"])
  }

  @Test func aPasswordInTheURLIsNotRepeated() throws {
    let sentences = try problems("rackspace-identity", [:], url: "http://admin:hunter2@127.0.0.1:1")

    #expect(sentences.count == 1 && sentences[0].contains("credentials are bindings"))
    #expect(!sentences.joined().contains("hunter2"))
  }

  @Test func aTargetOfAnotherContractIsRefused() throws {
    let session = ConformanceSession(settings: RunSettings(), environment: [:])
    let file = TargetFile(path: "target.json", contract: "wibmo-prepaid", url: port.url)
    let failure = #expect(throws: ConfigurationFailure.self) {
      try session.add(try Shipped.contract("bankezy-onboarding"), target: file)
    }

    #expect(failure?.text == "target.json: is for the contract \"wibmo-prepaid\", not for bankezy-onboarding")
  }

  @Test(arguments: [Double.nan, .infinity, -1, 1e300]) func oddLimitsStopNothing(value: Double) throws {
    let settings = RunSettings(connections: -4, requestsPerSecond: value, timeoutSeconds: value)

    #expect(try problems("rackspace-identity", [:], settings: settings).isEmpty)
  }
}
