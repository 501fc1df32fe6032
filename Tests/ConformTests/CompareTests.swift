import ConformanceKit
import Foundation
import Testing

/// Runs and targets held against each other on the command line.
@Suite struct CompareTests {
  private static let id = "bankezy-onboarding/reset-pin/request.pin.length"
  private static let smoke = ["--only", id]

  /// Starts a mock and waits until it listens; its target file is written then.
  private func mock(_ conform: Conform, _ target: String, _ rest: [String] = []) async throws -> Started {
    let mock = try conform.start(["mock", "bankezy-onboarding", "--quiet", "--write-target", target] + rest)
    await mock.spoke()
    return mock
  }

  @Test func twoTargetsAreRunAndCompared() async throws {
    let conform = try Conform()
    let good = try await mock(conform, "good.json")
    let bad = try await mock(conform, "bad.json", ["--fault", "\(Self.id):accepts-5"])
    defer { for server in [good, bad] { server.terminate() } }
    let words = Self.smoke + ["--html", "sides.html", "--markdown", "sides.md", "--reports", "out"]

    let worse = try await conform.start(["compare", "good.json", "bad.json"] + words).ended()
    let better = try await conform.start(["compare", "bad.json", "good.json"] + Self.smoke).ended()

    #expect(worse.status == 1, "\(worse.errors)")
    #expect(worse.output.contains("newly broken: 1\n  \(Self.id)\n    old  proved\n    new  broken: "))
    #expect(worse.output.contains("\nworse: 1 newly broken, "))
    #expect(better.status == 0 && better.output.contains("newly proved: 1\n  \(Self.id)\n"), "\(better.errors)")
    #expect(conform.has("sides.html") && conform.has("sides.md"))
    let records = try ["out/old.json", "out/new.json"].map { try RunRecordReader.read(Array(conform.read($0))) }
    #expect(records.map(\.verdict) == [.conforms, .doesNotConform])
    // A kept record stands on one side, a server on the other.
    let mixed = try await conform.start(["compare", "out/old.json", "bad.json"] + Self.smoke).ended()
    #expect(mixed.status == 1)
  }

  @Test func aTargetThatIsNotThereLeavesNoVerdict() async throws {
    let conform = try Conform()
    let good = try await mock(conform, "good.json")
    defer { good.terminate() }
    let gone = try await mock(conform, "gone.json")
    gone.terminate()
    _ = try await gone.ended()

    for sides in [["good.json", "gone.json"], ["gone.json", "good.json"]] {
      let ended = try await conform.start(["compare"] + sides + Self.smoke).ended()
      #expect(ended.status == 3, "\(ended.output)")
      #expect(ended.output.contains("\nno verdict: "))
    }
  }

  @Test func whatIsNeitherRecordNorTargetIsNamed() async throws {
    let conform = try Conform()
    try conform.write("{\"url\": \"http://127.0.0.1:1\", \"contract\": \"bankezi-onboarding\"}", to: "target.json")
    let ended = try await conform("compare", "target.json", "absent.json")
    #expect(ended.status == 2)
    #expect(ended.errors.contains("unknown contract \"bankezi-onboarding\"; did you mean \"bankezy-onboarding\"?"))
    #expect(ended.errors.contains("absent.json: cannot be read: no such file or directory"))
  }
}
