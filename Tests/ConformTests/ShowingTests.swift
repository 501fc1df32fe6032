import ConformanceKit
import Testing

@Suite struct ShowingTests {
  private static let id = "wibmo-prepaid/reset-pin/request.clientTxnId.length"

  @Test func `the built-in contracts have no problem`() async throws {
    let conform = try Conform()
    let ended = try await conform("lint")
    #expect(ended.status == 0)
    #expect(ended.output == "5 contracts: 0 errors, 0 warnings\n")
  }

  @Test func `every problem of a contract file is told with its place`() async throws {
    let conform = try Conform()
    try conform.write("{\n  \"contrct\": 1\n}", to: "c.json")
    let ended = try await conform("lint", "c.json", "absent.json")
    #expect(ended.status == 2)
    let lines = ended.output.split(separator: "\n")
    #expect(lines.count > 1)
    #expect(lines.dropLast().allSatisfy { $0.contains(".json:") && $0.contains(": error: ") })
    #expect(lines.last?.hasSuffix("0 warnings") == true)
  }

  @Test func `list shows every contract and every requirement`() async throws {
    let conform = try Conform()
    let library = try ContractLibrary.builtIn()
    let all = try await conform("list")
    for id in library.ids { #expect("\n\(all.output)".contains("\n\(id) ")) }
    let one = try await conform("list", "bankezy-onboarding")
    let lines = Set(one.output.split(separator: "\n").map(String.init))
    for requirement in try #require(library.contract("bankezy-onboarding")).requirements {
      #expect(lines.contains(requirement.id))
    }
  }

  @Test func `a plan is the same for the same seed and sends nothing`() async throws {
    let conform = try Conform()
    let first = try await conform("plan", "wibmo-prepaid", "--only", Self.id)
    let second = try await conform("plan", "wibmo-prepaid", "--only", Self.id)
    #expect(first.status == 0)
    #expect(first.output == second.output)
    #expect(first.output.contains("\(Self.id)/101\n    clientTxnId with 101 characters is refused (expects refused)\n"))
  }

  @Test func `explain shows a case with its request and hides the secrets`() async throws {
    let conform = try Conform()
    let ended = try await conform("explain", "\(Self.id)/101")
    #expect(ended.status == 0)
    #expect(ended.output.hasPrefix("\(Self.id)/101\n  negative: clientTxnId with 101 characters is refused\n"))
    #expect(ended.output.contains("\n  > POST /api/v1/resetPIN HTTP/1.1\n"))
    #expect(ended.output.contains(#""newPIN":"‹pin›""#))
    #expect(ended.output.contains("\n    curl "))
  }

  @Test func `explain shows where a requirement comes from`() async throws {
    let conform = try Conform()
    let ended = try await conform("explain", Self.id)
    #expect(ended.status == 0)
    #expect(ended.output.hasPrefix("\(Self.id)\n  MUST: clientTxnId has at most 100 characters\n"))
    #expect(ended.output.contains("\n  source    "))
    #expect(ended.output.contains("\(Self.id)/101\n"))
  }

  @Test func `the beginning of an id is told as one`() async throws {
    let conform = try Conform()
    let ended = try await conform("explain", "wibmo-prepaid/reset-pin/request.urn")
    #expect(ended.status == 2)
    #expect(ended.errors.hasPrefix(#"conform: "wibmo-prepaid/reset-pin/request.urn" is the beginning of "#))
  }

  @Test(arguments: ["bankezy-onboarding", "mastercard-mdes", "processa-aspen", "rackspace-identity", "wibmo-prepaid"])
  func `init writes a target file that reads back and describes each binding`(id: String) async throws {
    let conform = try Conform()
    let ended = try await conform("init", id)
    #expect(ended.status == 0)
    let contract = try #require(try ContractLibrary.builtIn().contract(id))
    let target = try TargetFileReader.read(Array(ended.output.utf8), path: "t.json")
    #expect(target.contract == id)
    for binding in contract.bindings {
      #expect(ended.errors.contains("  \(binding.name) "))
      guard let named = target.bindings.first(where: { $0.name == binding.name }) else { continue }
      if case .environment = named.source { #expect(binding.isSecret) } else { #expect(!binding.isSecret) }
    }
  }
}
