import ConformanceKit
import Foundation
import Testing

/// The contracts of the package.
enum Shipped {
  static let names = [
    "mastercard-mdes", "wibmo-prepaid", "bankezy-onboarding", "processa-aspen", "rackspace-identity",
  ]

  /// A contract and one of the ways its requests authenticate.
  struct Scheme: Sendable, CustomTestStringConvertible {
    var contract: String
    var authentication: String
    var testDescription: String { "\(contract), \(authentication)" }
  }

  static let schemes: [Scheme] = names.flatMap { name in
    ((try? contract(name))?.authentication ?? []).map { Scheme(contract: name, authentication: $0.name) }
  }

  static func contract(_ name: String) throws -> Contract {
    try #require(try library.get().contract(name))
  }

  /// The text of a file below `Contracts`.
  static func text(_ name: String) throws -> String {
    try String(contentsOf: FloorsTests.root.appending(path: "Contracts/\(name)"), encoding: .utf8)
  }

  private static let library = Result { try ContractLibrary.builtIn() }
}
