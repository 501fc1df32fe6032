import CaseModel
import Composing
import ContractModel
import Foundation
import HTTPCore
import JSONCore
import PayloadCrypto
import Planning
import Testing

/// Every case of every contract of the package, composed for a target with the contracts' example values.
@Suite struct ContractSweepTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Contracts")

  static let names = ["wibmo-prepaid", "bankezy-onboarding", "mastercard-mdes", "processa-aspen", "rackspace-identity"]

  static func contract(_ name: String) throws -> Contract {
    let bytes = Array(try Data(contentsOf: folder.appendingPathComponent("\(name).json")))
    return try #require(ContractReader.read(bytes, source: ContractSource(file: name)).contract)
  }

  static func composer(_ contract: Contract, _ authentication: String) throws -> Composer {
    var values: [String: Bindings.Value] = [:]
    for binding in contract.bindings {
      if let example = binding.example { values[binding.name] = .one(example) }
      if binding.name == "signingKey" {
        let pem = try #require(OAuth1ComposingTests.keys).privateKey
        values[binding.name] = .one(String(decoding: pem, as: UTF8.self))
      }
    }
    return try Sample.composer(contract, Bindings(values, authentication: authentication))
  }

  @Test(arguments: names)
  func everyCaseIsComposedOrSaysWhyNot(name: String) throws {
    let contract = try Self.contract(name)
    for authentication in contract.authentication {
      let composer = try Self.composer(contract, authentication.name)
      let plan = Planner.plan(contract, options: PlanOptions(authentication: authentication.name))
      var (entropy, lists) = (FixedEntropy(), ListCursor())
      for value in plan.cases {
        var earlier: [EarlierStep] = []
        do throws(ComposeFailure) {
          for step in value.steps {
            let sent = try composer.compose(
              step.recipe, now: 1_772_600_767, entropy: &entropy, lists: &lists, earlier: earlier)
            earlier.append(EarlierStep(sent: sent, answer: nil))
          }
        } catch {
          if case .notApplicable = error { continue }
          Issue.record("\(value.id): \(error.message)")
        }
      }
    }
  }

  @Test(arguments: names)
  func everyControlReadsBackAsItsValues(name: String) throws {
    let contract = try Self.contract(name)
    for operation in contract.operations {
      let composer = try Self.composer(contract, "none")
      var (entropy, lists) = (FixedEntropy(), ListCursor())
      let sent = try composer.compose(
        Recipe(operation: operation.id), now: 1_772_600_767, entropy: &entropy, lists: &lists, earlier: [])
      let body = sent.opened ?? sent.request.body
      let tree = body.isEmpty ? JSONValue.object([]) : try JSONReader.read(body).value
      for field in operation.requestFields where field.presence == .required {
        let value = try #require(sent.values[field.id], "\(field.id)")
        if field.place == .body { #expect(tree[path: field.path] == value) }
      }
    }
  }
}
