import ContractModel
import Foundation

/// The contracts of the repository.
enum Shipped {
  static let names = [
    "mastercard-mdes", "wibmo-prepaid", "bankezy-onboarding", "processa-aspen", "rackspace-identity",
  ]

  static func contract(_ name: String) throws -> Contract {
    guard let contract = contracts[name] else { throw Missing(name: name) }
    return contract
  }

  struct Missing: Error {
    var name: String
  }

  private static let contracts: [String: Contract] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Contracts")
    func bytes(_ file: String) -> [UInt8] { (try? [UInt8](Data(contentsOf: folder.appending(path: file)))) ?? [] }
    let baseline = ContractReader.readBaseline(
      bytes("baseline.json"), source: ContractSource(file: "baseline.json")
    ).0
    var result: [String: Contract] = [:]
    for name in names {
      let file = "\(name).json"
      result[name] = ContractReader.read(bytes(file), source: ContractSource(file: file), baseline: baseline).contract
    }
    return result
  }()
}
