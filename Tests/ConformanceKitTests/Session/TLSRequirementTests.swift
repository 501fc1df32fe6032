import ConformanceKit
import Testing

/// What the baseline asks of TLS, over targets of every kind.
@Suite struct TLSRequirementTests {
  private static let aspects = [
    "tls.plain-http", "tls.version", "tls.certificate", "tls.certificate-expiry", "tls.client-certificate",
    "tls.renegotiation",
  ]
  private static let name = "bankezy-onboarding"

  /// The requirements of TLS by aspect.
  private func requirements(_ record: RunRecord) -> [String: RequirementRecord] {
    let all = record.contracts.first?.requirements ?? []
    return Dictionary(
      all.filter { $0.requirement.aspect.hasPrefix("tls.") }.map { ($0.requirement.aspect, $0) },
      uniquingKeysWith: { $1 })
  }

  private var settings: RunSettings { RunSettings(suite: .only(.security)) }

  @Test func aTargetInTheClearExercisesNoneAndIsSentNothingForThem() throws {
    let session = ConformanceSession(settings: RunSettings(only: "\(Self.name)/reset-pin/tls."))
    try session.addMock(try Shipped.contract(Self.name))
    let record = session.runBlocking()
    let found = requirements(record)
    #expect(found.keys.sorted() == Self.aspects.sorted())
    #expect(found.values.allSatisfy { $0.status == .notExercised && $0.reason == "the target is not https" })
    // The first control and the last one; no group of skipped cases has any.
    #expect(record.contracts.first?.requestsSent == 2)
  }

  @Test func everyRequirementIsProvedWhereACertificateIsAskedFor() throws {
    let record = try TLSFolder().run(try Shipped.contract(Self.name), settings: settings, asksClients: true) { tls in
      tls.clientCertificate = "client.pem"
      tls.clientKey = "client.key"
      tls.expiredClientCertificate = "expired.pem"
      tls.expiredClientKey = "expired.key"
    }
    let found = requirements(record)
    #expect(Self.aspects.allSatisfy { found[$0]?.status == .proved }, "\(found.mapValues(\.status))")
    let cases = record.contracts.first?.cases.filter { $0.id.contains("/tls.") } ?? []
    #expect(cases.count == 10 && cases.allSatisfy { $0.outcome == .passed })
  }

  @Test func withoutAClientCertificateThatRequirementIsNotExercised() throws {
    let record = try TLSFolder().run(try Shipped.contract(Self.name), settings: settings)
    let found = requirements(record)
    #expect(found["tls.client-certificate"]?.status == .notExercised)
    #expect(found["tls.client-certificate"]?.reason == "the target declares no client certificate")
    #expect(found["tls.version"]?.status == .proved && found["tls.plain-http"]?.status == .proved)
  }

  @Test func whoDoesNotVerifyProvesNothingOfTheCertificate() throws {
    let record = try TLSFolder().run(try Shipped.contract(Self.name), settings: settings) { $0.verifies = false }
    let found = requirements(record)
    #expect(found["tls.certificate"]?.status == .undecided)
    #expect(found["tls.certificate"]?.reason?.contains("not to verify") == true)
    #expect(record.verdict == .noVerdict)
  }

  /// Of each contract another one, so that all of them have some.
  static let faults: [(String, Fault)] = Shipped.names.enumerated().flatMap { index, name -> [(String, Fault)] in
    let all = (try? Shipped.contract(name)).map { FaultCatalogue.faults(for: $0) } ?? []
    let own = all.filter { $0.isOverTLS && $0.operation == all.first?.operation }
    return own.enumerated().filter { $0.offset % Shipped.names.count == index }.map { (name, $0.element) }
  }

  @Test func everyKindOfFaultIsAmongTheSamples() { #expect(Self.faults.count == 13) }

  @Test(arguments: faults) func aFaultInTLSIsCaughtByItsOwnRequirement(name: String, fault: Fault) throws {
    let aspect = fault.requirement.split(separator: "/").last ?? ""
    let only = String(fault.requirement.dropLast(aspect.count)) + "tls."
    let session = ConformanceSession(settings: RunSettings(isStrict: true, only: only))
    try session.addMock(try Shipped.contract(name), faults: [fault])
    let record = session.runBlocking()
    let broken = record.contracts.flatMap(\.requirements).filter { $0.status == .broken || $0.status == .warned }
    #expect(broken.map(\.requirement.id) == [fault.requirement])
    #expect(record.verdict == .doesNotConform)
  }

  static let variants =
    (try? Shipped.contract(name)).map { VariantCatalogue.variants(for: $0).filter(\.isOverTLS) } ?? []

  @Test func everyKindOfVariantIsAmongTheSamples() { #expect(Self.variants.count == 10) }

  @Test(arguments: variants) func whatIsMerelyDifferentConforms(variant: Variant) throws {
    let session = ConformanceSession(settings: RunSettings(isStrict: true, only: "\(Self.name)/reset-pin/tls."))
    try session.addMock(try Shipped.contract(Self.name), variant: variant)
    let record = session.runBlocking()
    #expect(requirements(record).values.allSatisfy { $0.status == .proved }, "\(record.verdictReason)")
    #expect(record.verdict == .conforms)
  }

  /// A front end that only says that TLS is wanted sees nothing of the target; one that answers as the API does over TLS
  /// is sent the valid request, and refusing that is enough.
  @Test(arguments: [("400 Bad Request", 2), ("301 Moved", 2), ("404 Not Found", 2), ("401 Unauthorized", 3)])
  func valuesOfTheTargetGoOutInTheClearOnlyWhereNothingElseTells(status: String, exchanges: Int) throws {
    let plain = Array("HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".utf8)
    let record = try TLSFolder().run(
      try Shipped.contract(Self.name), settings: settings, plain: .answered(plain))
    let value = try #require(record.contracts.first?.result(ofCase: "\(Self.name)/reset-pin/tls.plain-http/request"))
    #expect(value.outcome == .passed)
    #expect(value.exchanges.count == exchanges)
    #expect(value.exchanges.prefix(2).allSatisfy { !$0.request.contains("X-API") && !$0.request.contains("pin\"") })
  }
}
