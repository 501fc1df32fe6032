import ConformanceKit
import Foundation
import Testing

/// What contracts, records, bundles and target files of others say steers no terminal, whichever command shows it.
@Suite struct HostileTextTests {
  /// Sets the title of a terminal's window, turns the direction of the text, colours it by C1, ends the line.
  private static let hostile = "\u{1B}]0;owned\u{7}\u{1B}[31m\u{202E}\u{9B}31m\u{2028}\u{200B}"

  private static func steers(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      scalar != "\n"
        && (scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
          || hostile.unicodeScalars.contains(scalar) && !scalar.isASCII)
    }
  }

  /// Puts hostile text behind the texts that are said with one of some names.
  private static func marked(_ value: JSONValue, _ names: Set<String>, in name: String = "") -> JSONValue {
    switch value.kind {
    case .object(let members):
      .object(members.map { ($0.name, marked($0.value, names, in: $0.name)) })
    case .array(let elements): .array(elements.map { marked($0, names, in: name) })
    case .string(let text) where names.contains(name): .string(text.prefix(60) + hostile)
    default: value
    }
  }

  private static func check(_ ended: Ended, _ words: [String], among statuses: [Int32] = [0]) {
    #expect(statuses.contains(ended.status), "\(words): \(ended.errors)")
    #expect(!steers(ended.output), "\(words)")
    #expect(!steers(ended.errors), "\(words)")
  }

  /// The shipped contract with hostile words.
  private static func contract() throws -> String {
    let library = try ContractLibrary.builtIn()
    let value = try JSONReader.read(try #require(library.files["bankezy-onboarding"])).value
    let names: Set = ["title", "statement", "summary", "section", "edition", "readings"]
    return String(decoding: marked(value, names).bytes(), as: UTF8.self)
  }

  @Test func `no command lets a contract steer the terminal`() async throws {
    let conform = try Conform()
    let text = try Self.contract()
    try #require(text.contains("owned"))
    try conform.write(text, to: "h.json")
    try conform.write(text.replacing("four digits", with: "five digits"), to: "new.json")
    let id = "bankezy-onboarding/reset-pin"
    let commands: [[String]] = [
      ["list", "h.json"], ["list", "h.json", "--faults"], ["list", "h.json", "--variants"], ["lint", "h.json"],
      ["plan", "h.json", "--verbose"], ["explain", "h.json", "\(id)/request.pin.length"],
      ["explain", "h.json", "\(id)/control"], ["init", "h.json"], ["diff", "h.json", "new.json"],
      ["run", "h.json", "--suite", "smoke", "--verbose", "--bundle", "b"], ["verify", "b"],
    ]
    for words in commands { Self.check(try await conform.start(words).ended(), words) }
    let listed = try await conform("list", "h.json")
    #expect(listed.output.contains(#"\u{1B}]0;owned\u{7}\u{1B}[31m\u{202E}\u{9B}31m\u{2028}\u{200B}"#))
  }

  @Test func `a target file that is printed keeps its values and steers nothing`() async throws {
    let conform = try Conform()
    let library = try ContractLibrary.builtIn()
    let value = try JSONReader.read(try #require(library.files["rackspace-identity"])).value
    try conform.write(String(decoding: Self.marked(value, ["example"]).bytes(), as: UTF8.self), to: "h.json")
    let ended = try await conform("init", "h.json")
    Self.check(ended, ["init"])
    let printed = try JSONReader.read(Array(ended.output.utf8)).value
    #expect(printed["bindings"]?["targetUserId"]?.string?.hasSuffix(Self.hostile) == true, "\(ended.output)")
  }

  @Test func `no command lets a record, a bundle or a target steer the terminal`() async throws {
    let conform = try Conform()
    let fault = "bankezy-onboarding/reset-pin/request.pin.length:accepts-5"
    _ = try await conform.start(
      ["run", "bankezy-onboarding", "--suite", "smoke", "--fault", fault, "--bundle", "b"]
    ).ended()
    let record = try JSONReader.read(Array(conform.read("Reports/latest/run.json"))).value
    for names: Set in [
      ["title", "statement", "section", "reason", "url", "notes", "changed"],
      ["actual", "expected", "place", "request", "response", "curl", "environment", "kit"],
    ] {
      try conform.write(String(decoding: Self.marked(record, names).bytes(), as: UTF8.self), to: "h.json")
      try conform.write(String(decoding: Self.marked(record, names).bytes(), as: UTF8.self), to: "b/run.json")
      for words in [
        ["report", "h.json", "--verbose"], ["report", "h.json", "--annotations", "github"],
        ["compare", "h.json", "Reports/latest/run.json"], ["compare", "Reports/latest/run.json", "h.json"],
        ["waivers", "draft", "h.json"], ["verify", "b"], ["merge", "h.json", "h.json"],
      ] { Self.check(try await conform.start(words).ended(), words, among: [0, 1, 2, 3]) }
    }
    let hostile = Self.hostile.replacing("\u{1B}", with: #"\u001b"#).replacing("\u{7}", with: #"\u0007"#)
    for text in [
      #"{"contract": "x\#(hostile)", "url": "http://127.0.0.1:1", "bindings": {"a\#(hostile)": "x"}}"#,
      #"{"url": "http://127.0.0.1:1/\#(hostile)", "bindings": {"apiToken": "x"}}"#,
      #"{"url": "https://127.0.0.1:1", "tls": {"certificateAuthority": "n\#(hostile)"}, "bindings": {"apiToken": "x"}}"#,
      #"{"url": "http://127.0.0.1:1", "x\#(hostile)": 1, "bindings": {"apiToken": {"file": "n\#(hostile)"}}}"#,
      #"{"url": "http://127.0.0.1:1", "authentication": "n\#(hostile)", "bindings": {"apiToken": {"env": "\#(hostile)"}}}"#,
    ] {
      try conform.write(text, to: "t.json")
      let words = ["run", "bankezy-onboarding", "--target", "t.json"]
      Self.check(try await conform.start(words).ended(), [text], among: [2])
    }
  }

  @Test func `no command lets an answer steer the terminal`() async throws {
    let conform = try Conform()
    let hostile = Self.hostile
    let server = HTTPServer { request in
      // Each in another part of the message, some of them no message at all.
      let body = "{\"resCode\": \"\(hostile)\"}"
      let answers = [
        "HTTP/1.1 200 \(hostile)\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 401 No\r\nX-\(hostile): 1\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 500 No\r\nServer: \(hostile)\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;\(hostile)\r\n", "\(hostile) 200 OK\r\n\r\n",
      ]
      let answer = answers[request.message.body.count % answers.count]
      return HTTPServerReply(steps: [.write(Array(answer.utf8))], closesAfter: true)
    }
    try server.start()
    defer { server.stop() }
    let url = try #require(server.address).url
    for contract in ["bankezy-onboarding", "rackspace-identity"] {
      let bindings =
        contract == "bankezy-onboarding"
        ? #"{"apiToken": "x.y.z"}"# : #"{"userAdminToken": "tok-123456", "targetUserId": "u-1"}"#
      try conform.write(#"{"url": "\#(url)", "bindings": \#(bindings)}"#, to: "t.json")
      for words in [
        ["run", contract, "--target", "t.json", "--verbose", "--annotations", "github"],
        ["run", contract, "--target", "t.json", "--quiet"], ["report", "Reports/latest/run.json", "--verbose"],
      ] { Self.check(try await conform.start(words).ended(), words, among: [0, 1, 3]) }
    }
  }

  @Test func `a file of waivers steers nothing`() async throws {
    let conform = try Conform()
    let hostile = Self.hostile.replacing("\u{1B}", with: #"\u001b"#).replacing("\u{7}", with: #"\u0007"#)
    for (requirement, fingerprint) in [("bankezy-onboarding/reset-pin/http.date", "0123456789abcdef"), ("x", "f")] {
      try conform.write(
        """
        { "format": 1, "waivers": [{ "requirement": "\(requirement)", "fingerprint": "\(fingerprint)",
          "reason": "r\(hostile)", "owner": "o\(hostile)", "ticket": "t\(hostile)", "expires": "2099-01-01" }] }
        """, to: "w.json")
      let words = ["run", "bankezy-onboarding", "--suite", "smoke", "--verbose", "--waivers", "w.json"]
      Self.check(try await conform.start(words).ended(), words, among: [1, 2])
    }
  }

  /// On a terminal, which is where colours are, those of the kit are the only ones.
  @Test func `a terminal gets no sequence but the kit's own colours`() async throws {
    let conform = try Conform()
    let fault = "bankezy-onboarding/reset-pin/request.pin.length:accepts-5"
    _ = try await conform.start(["run", "bankezy-onboarding", "--suite", "smoke", "--fault", fault]).ended()
    let record = try JSONReader.read(Array(conform.read("Reports/latest/run.json"))).value
    let names: Set = ["title", "statement", "section", "actual", "response", "curl", "url"]
    try conform.write(String(decoding: Self.marked(record, names).bytes(), as: UTF8.self), to: "h.json")
    try conform.write(try Self.contract(), to: "c.json")
    for words in [["report", "h.json", "--verbose"], ["run", "c.json", "--suite", "smoke"], ["list", "c.json"]] {
      let shown = try Self.onTerminal(conform, words)
      let plain = shown.replacing(#/\u{1B}\[(0|1|2|1;31|32|33|34)m/#, with: "").replacing("\r\n", with: "\n")
      #expect(words[0] == "list" || plain.count < shown.count, "\(words)")
      #expect(!Self.steers(plain), "\(words)")
      #expect(words[0] == "run" || plain.contains(#"\u{1B}]0;owned\u{7}\u{1B}[31m"#), "\(words)")
    }
  }

  /// What a command writes to a terminal, both of its outputs.
  private static func onTerminal(_ conform: Conform, _ words: [String]) throws -> String {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    defer { close(master) }
    var (unlocked, number): (Int32, Int32) = (0, 0)
    // TIOCSPTLCK and TIOCGPTN, which Swift does not see.
    try #require(master >= 0 && ioctl(master, 0x4004_5431, &unlocked) == 0 && ioctl(master, 0x8004_5430, &number) == 0)
    let terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    let process = Process()
    process.executableURL = try Conform.built()
    process.arguments = words
    process.currentDirectoryURL = conform.directory
    process.environment = ["TERM": "xterm", "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle(fileDescriptor: terminal)
    process.standardError = FileHandle(fileDescriptor: terminal)
    try process.run()
    close(terminal)
    var shown: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    // The last one who has the terminal open ends it with an error.
    while case let count = read(master, &buffer, buffer.count), count > 0 { shown += buffer[..<count] }
    process.waitUntilExit()
    return String(decoding: shown, as: UTF8.self)
  }
}
