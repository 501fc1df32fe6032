import Foundation
import Testing

@testable import ConformanceKit

@Suite struct BindingResolverTests {
  private let folder: URL
  private let contract = Contract(
    id: "sample", version: "1.0.0", title: "Sample", source: ContractSource(file: "sample.json"),
    bindings: [
      Binding(name: "key", summary: "a key", isSecret: true),
      Binding(name: "mode", summary: "a mode", isRequired: false, fallback: "slow"),
    ])

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "conformance-kit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func resolve(
    _ source: TargetFile.Source, environment: [String: String] = [:]
  ) throws -> (Bindings, [String: String]) {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = TargetFile(
      path: folder.appending(path: "target.json").path, url: "http://a",
      bindings: [TargetFile.NamedBinding(name: "key", source: source)])
    return try BindingResolver(environment: environment).resolve(file, for: contract)
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  @Test func aLiteralIsTakenAsItStands() throws {
    let (bindings, sources) = try resolve(.literal(" 00f \n"))

    #expect(bindings.values["key"] == .one(" 00f \n"))
    #expect(sources["key"] == "literal")
  }

  @Test func aVariableIsLookedUp() throws {
    let (bindings, sources) = try resolve(.environment("KEY"), environment: ["KEY": "secret"])

    #expect(bindings.values["key"] == .one("secret"))
    #expect(sources["key"] == "env KEY")
  }

  @Test(arguments: [
    ("00ff\n", "00ff"), ("00ff\r\n", "00ff"), ("00ff\n\n", "00ff\n"), ("00ff", "00ff"), (" 00ff ", " 00ff "),
    ("\n", ""),
  ])
  func aFileIsReadWithoutItsLastLineEnd(content: String, value: String) throws {
    try write(content, to: "key.hex")
    let (bindings, sources) = try resolve(.file("key.hex"))

    #expect(bindings.values["key"] == .one(value))
    #expect(sources["key"] == "file key.hex")
  }

  @Test func aFileStandsBesideTheTargetFile() throws {
    try FileManager.default.createDirectory(at: folder.appending(path: "keys"), withIntermediateDirectories: true)
    try write("deep", to: "keys/one.txt")

    #expect(try resolve(.file("keys/one.txt")).0.values["key"] == .one("deep"))
  }

  @Test func aListKeepsItsOrder() throws {
    let (bindings, sources) = try resolve(.list(["b", "a", "b"]))

    #expect(bindings.values["key"] == .list(["b", "a", "b"]))
    #expect(sources["key"] == "list of 3")
  }

  @Test func whatTheTargetLeavesOutFallsBack() throws {
    let (bindings, sources) = try resolve(.literal("x"))

    #expect(bindings.values["mode"] == .one("slow"))
    #expect(sources["mode"] == "default")
    #expect(bindings.authentication == "none")
  }

  @Test func anUnsetVariableIsASentence() {
    let failure = #expect(throws: ConfigurationFailure.self) { try resolve(.environment("KEY")) }

    #expect(failure?.sentences.count == 1)
    #expect(failure?.text.hasSuffix("target.json: binding key: the environment variable KEY is not set") == true)
  }

  @Test(arguments: ["missing.hex", ".", "bytes.bin"])
  func aFileThatIsNoTextIsASentence(name: String) throws {
    try Data([0xFF, 0xFE, 0x00]).write(to: folder.appending(path: "bytes.bin"))
    let failure = #expect(throws: ConfigurationFailure.self) { try resolve(.file(name)) }

    #expect(failure?.text.hasSuffix("binding key: the file \(name) cannot be read as text") == true)
  }
}
