import CaseModel
import Composing
import Foundation
import MemorySearch
import PayloadCrypto
import Running
import Testing

@testable import ConformanceKit

/// What a target's values are read from leaves no copy of them in memory. Each test looks through the memory of a process
/// of its own.
@Suite struct SecretReadingTests {
  /// A file with octets that stand nowhere else; it is taken away at the end.
  fileprivate struct SecretFile: ~Copyable {
    let octets: UniqueOctets
    let path: String

    /// More than fits into one reading, and more than what is allocated later overwrites by chance.
    static let count = 60_000

    init() throws {
      octets = UniqueOctets(Self.count, in: 0x61...0x7A)
      path = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)").path
      let file = open(path, O_WRONLY | O_CREAT, 0o600)
      defer { close(file) }
      try #require(write(file, octets.memory.baseAddress, Self.count) == Self.count && write(file, "\n", 1) == 1)
    }

    deinit { unlink(path) }

    /// How many copies there are, of the part of which there are most: others may be overwritten in part.
    func copies() throws -> Int {
      try stride(from: 0, to: Self.count - 48, by: 2600).map { start in
        try ProcessMemory.count(of: UnsafeBufferPointer(rebasing: octets.memory[start..<start + 48]))
      }.max() ?? 0
    }
  }

  @Test func noCopyOfAValueFromAFileIsLeft() async {
    await #expect(processExitsWith: .success) {
      let file = try SecretFile()
      do {
        let value = try BindingResolver(environment: [:]).value(of: .file(file.path), beside: "t.json")
        try #require(value.single?.count == SecretFile.count)
        try #require(try file.copies() == 1)
        withExtendedLifetime(value) {}
      }
      try #require(try file.copies() == 0)
    }
  }

  @Test func noCopyOfWhatACommandWritesIsLeft() async {
    await #expect(processExitsWith: .success) {
      let file = try SecretFile()
      do {
        let value = try BindingResolver(environment: [:]).value(of: .command(["cat", file.path]), beside: "t.json")
        try #require(value.single?.count == SecretFile.count)
        try #require(try file.copies() == 1)
        withExtendedLifetime(value) {}
      }
      try #require(try file.copies() == 0)
    }
  }

  @Test func theSecretsOfATargetAreNotCopiedToBeListed() async {
    await #expect(processExitsWith: .success) {
      let contract = try Shipped.contract("rackspace-identity")
      let octets = UniqueOctets(48, in: 0x61...0x7A)
      var target = RunTarget(
        url: try TargetURL("http://127.0.0.1:9"),
        bindings: Bindings(["userAdminToken": .one(octets.secret), "targetUserId": .one("u-1")]),
        record: TargetRecord(url: "http://127.0.0.1:9"))
      target.tls = nil
      let runner = try Runner(
        plan: ConformanceSession(environment: [:]).plan(contract), target: target, limits: RunLimits())
      let before = try octets.copies()
      let secrets = runner.secrets
      try #require(secrets.contains { $0.label == "userAdminToken" })
      try #require(try octets.copies() == before)
      withExtendedLifetime(secrets) {}
    }
  }
}
