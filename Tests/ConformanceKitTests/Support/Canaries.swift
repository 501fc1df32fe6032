import ConformanceKit
import Foundation
import HTTPCore
import JSONCore
import PayloadCrypto
import Testing

/// A contract whose secrets are values that stand nowhere else, and that have twelve digits where they are PINs.
struct Canaries: Sendable {
  var trial: Trial

  init(_ scheme: Shipped.Scheme) throws {
    let text = try Shipped.text("\(scheme.contract).json")
      .replacing(
        "\"Numeric(4)\", \"length\": \"exact\", \"presence\": \"required\", \"secret\": true",
        with: "\"Numeric(12)\", \"length\": \"exact\", \"presence\": \"required\", \"secret\": true"
      )
      .replacing("{ \"freshPIN\": 4 }", with: "{ \"freshPIN\": 12 }")
      .replacing("[\"2222\"]", with: "[\"222222222222\"]").replacing("[\"1234\", \"1212\"]", with: "[\"123412341234\"]")
    let (baseline, _) = ContractReader.readBaseline(
      Array(try Shipped.text("baseline.json").utf8), source: ContractSource(file: "baseline.json"))
    let (contract, problems) = ContractReader.read(
      Array(text.utf8), source: ContractSource(file: "\(scheme.contract).json"), baseline: baseline)
    var trial = Trial(try #require(contract, "\(problems)"), authentication: scheme.authentication)
    for binding in trial.contract.bindings where binding.isSecret {
      guard let value = Self.values[binding.name] else { continue }
      if trial.fixture.bindings[binding.name] != nil { trial.fixture.bindings[binding.name] = value }
    }
    self.trial = trial
  }

  private static let values = [
    "apiKey": "CANARYapiKEYq83zT", "payloadKey": "c0ffee11deadbeef22fadedcab33beaded44facade55feed",
    "secureCode": "CANARYsecureCODE9x", "pan": "4929137750640257", "kwpKey": "5EC2E7C0DE0FACE1DECAFBAD7E1EC7ED",
    "verificationCode": "CANARYverifyCODE7w", "appSecret": "CANARYappSECRETk21", "authToken": "CANARYauthTOKENm44",
    "userAdminToken": "CANARYadminTOKENp55", "userManageToken": "CANARYmanageTOKENr6",
    "defaultUserToken": "CANARYdefaultTOKEN8", "consumerKey": "CANARYconsumerKEYs90",
  ]

  /// The secrets the target was given, by binding.
  var bindings: [String: String] {
    let secret = Set(trial.contract.bindings.filter(\.isSecret).map(\.name))
    return trial.fixture.bindings.filter { secret.contains($0.key) }
  }

  /// The same with every third group of the plan: enough for every place and form of a leak.
  func thinned() -> Canaries {
    var canaries = self
    canaries.trial.plan.groups = stride(from: 0, to: trial.plan.groups.count, by: 3).map { trial.plan.groups[$0] }
    return canaries
  }

  /// Whether requests carry a PIN or PIN block.
  var hasPINs: Bool { ["wibmo-prepaid", "bankezy-onboarding", "processa-aspen"].contains(trial.contract.id) }

  /// The values the documents print themselves.
  var samples: [String] { trial.contract.operations.flatMap(\.requestFields).flatMap(\.samples) }

  /// The PIN or PIN block of a request that was sent, where it has a well-formed one.
  func pin(of request: HTTPRequest) -> String? {
    guard let body = opened(request.body), let value = try? JSONReader.read(body).value else { return nil }
    for name in ["pin", "newPIN", "NewPin"] {
      guard let text = value[name]?.string, text.utf8.count >= 12, text.utf8.count <= 16 else { continue }
      return text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "F") ~= $0 } ? text : nil
    }
    return nil
  }

  private func opened(_ body: [UInt8]) -> [UInt8]? {
    guard let envelope = trial.contract.operations[0].request.envelope else { return body }
    guard let token = try? JSONReader.read(body).value[envelope.member]?.string,
      let key = Hex.decode(trial.fixture.bindings[envelope.key] ?? ""),
      let sealing = try? TokenEnvelope(key: key, cipher: .aesCBC(bits: envelope.cipher.keyLength * 8))
    else { return nil }
    return try? sealing.open(token)
  }
}
