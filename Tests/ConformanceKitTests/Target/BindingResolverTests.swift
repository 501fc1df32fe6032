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
    let resolution = try resolution(source, environment: environment)
    return (resolution.bindings, resolution.sources)
  }

  private func resolution(
    _ source: TargetFile.Source, binding: String = "key", environment: [String: String] = [:],
    timeLimit: Int64 = 60_000
  ) throws -> BindingResolver.Resolution {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = TargetFile(
      path: folder.appending(path: "target.json").path, url: "http://a",
      bindings: [TargetFile.NamedBinding(name: binding, source: source)])
    return try BindingResolver(environment: environment, command: CommandOutput(timeLimit: timeLimit))
      .resolve(file, for: contract)
  }

  @Test(arguments: ["/dev/zero", "/dev/stdin", "pipe", ".", "large"])
  func whatIsNoPlainFileOfAValueIsNotRead(path: String) throws {
    let pipe = folder.appending(path: "pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let large = folder.appending(path: "large").path
    #expect(FileManager.default.createFile(atPath: large, contents: nil))
    #expect(truncate(large, off_t(NamedFile.most) + 1) == 0)
    #expect(throws: ConfigurationFailure.self) { try resolve(.file(path)) }
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

  @Test(arguments: [("s3cret", "s3cret"), ("s3cret\\n", "s3cret"), ("a\\n\\n", "a\n"), ("ü", "ü"), ("", "")])
  func whatACommandWritesIsTheValue(written: String, value: String) throws {
    let (bindings, sources) = try resolve(.command(["printf", written]))

    #expect(bindings.values["key"] == .one(value))
    #expect(sources["key"] == "command printf")
  }

  @Test func noShellReadsACommand() throws {
    let words = ["printf", "%s", "$HOME `id` $(id) * ~ ; exit 3"]
    #expect(try resolve(.command(words)).0.values["key"] == .one(words[2]))
  }

  @Test(arguments: [
    (["false"], "the command false ended with status 1"),
    (["sh", "-c", "echo CANARY; exit 7"], "the command sh ended with status 7"),
    (["sh", "-c", "kill -9 $$"], "the command sh was ended by signal 9"),
    (["/no/such/program"], "the command /no/such/program could not be started: no such file or directory"),
    (["printf", "\\377"], "the command printf wrote something that is no text"),
    (["yes"], "the command yes wrote more than 65536 bytes"),
  ])
  func aCommandThatGivesNoValueIsASentenceWithoutItsOutput(words: [String], sentence: String) {
    let failure = #expect(throws: ConfigurationFailure.self) { try resolve(.command(words)) }

    #expect(failure?.text.hasSuffix("target.json: binding key: " + sentence) == true)
  }

  @Test(arguments: [["sleep", "600"], ["sh", "-c", "exec >&-; exec sleep 600"]])
  func aCommandThatDoesNotEndIsEnded(words: [String]) {
    let failure = #expect(throws: ConfigurationFailure.self) {
      try resolution(.command(words), timeLimit: 50)
    }

    #expect(failure?.text.hasSuffix("did not end within 0 seconds") == true)
  }

  @Test func secretsWrittenIntoTheTargetFileAreWarnedOf() throws {
    let warning = "target.json: holds secrets as text (key); env, file or command keep them out of it"
    for source in [TargetFile.Source.literal("x"), .list(["x", "y"])] {
      #expect(try resolution(source).warnings.map { $0.hasSuffix(warning) } == [true])
    }
    #expect(try resolution(.literal("x"), binding: "mode").warnings == [])
    #expect(try resolution(.command(["printf", "x"])).warnings == [])
    #expect(try resolution(.environment("KEY"), environment: ["KEY": "x"]).warnings == [])
  }

  @Test(arguments: [(0o600, 0), (0o400, 0), (0o640, 1), (0o604, 1), (0o644, 1)])
  func aFileOfASecretThatOthersMayReadIsWarnedOf(mode: Int, count: Int) throws {
    try write("x", to: "key.hex")
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: folder.appending(path: "key.hex").path)
    let warnings = try resolution(.file("key.hex")).warnings

    #expect(warnings.count == count)
    #expect(warnings.allSatisfy { $0.contains("binding key: others than its owner have access to the file key.hex") })
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
