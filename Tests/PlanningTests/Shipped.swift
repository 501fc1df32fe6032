import CaseModel
import ContractModel
import Foundation
import Planning

/// The contracts as shipped, each with every way its targets may authenticate.
enum Shipped {
  struct Setup: Sendable, CustomStringConvertible {
    var name: String
    var authentication: String
    var description: String { "\(name), \(authentication)" }
    var contract: Contract { Shipped.contract(name) }
    var plan: Plan { Shipped.plans[description] ?? Planner.plan(contract, options: options) }
    var options: PlanOptions { PlanOptions(authentication: authentication) }
  }

  static let setups = [
    Setup(name: "mastercard-mdes", authentication: "none"), Setup(name: "mastercard-mdes", authentication: "oauth1"),
    Setup(name: "wibmo-prepaid", authentication: "none"), Setup(name: "bankezy-onboarding", authentication: "none"),
    Setup(name: "processa-aspen", authentication: "none"), Setup(name: "processa-aspen", authentication: "aspen-jwt"),
    Setup(name: "rackspace-identity", authentication: "none"),
  ]

  /// The contract of a user, below `Tests/Contracts`.
  static let locker = Setup(name: "parcel-locker", authentication: "bearer")

  /// A contract of a user that knows several schemes.
  static let schemes = contract("schemes")

  static func contract(_ name: String) -> Contract {
    contracts[name] ?? Contract(id: "missing", version: "", title: "", source: ContractSource(file: name))
  }

  private static let plans = Dictionary(
    uniqueKeysWithValues: setups.map { ($0.description, Planner.plan($0.contract, options: $0.options)) })

  static let baseline = ContractReader.readBaseline(
    bytes("baseline.json"), source: ContractSource(file: "baseline.json")
  ).0

  private static let contracts: [String: Contract] = {
    var result: [String: Contract] = [:]
    for name in Set(setups.map(\.name)) {
      let source = ContractSource(file: "\(name).json")
      result[name] = ContractReader.read(bytes("\(name).json"), source: source, baseline: baseline).contract
    }
    let source = ContractSource(file: "parcel-locker.json")
    result["parcel-locker"] =
      ContractReader.read(bytes("parcel-locker.json", in: "Tests/Contracts"), source: source, baseline: baseline)
      .contract
    result["schemes"] =
      ContractReader.read(
        bytes("schemes.json", in: "Tests/Contracts"), source: ContractSource(file: "schemes.json"), baseline: baseline
      ).contract
    return result
  }()

  private static func bytes(_ name: String, in folder: String = "Contracts") -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: folder)
    return (try? [UInt8](Data(contentsOf: folder.appending(path: name)))) ?? []
  }
}

extension Case {
  /// The id without contract and operation.
  var name: String { id.split(separator: "/").dropFirst(2).joined(separator: "/") }

  /// What the last step expects, in short.
  var wanted: String { steps.last?.expectation.outcomes.joined(separator: "|") ?? "" }
}
