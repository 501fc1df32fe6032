import ConformanceKit
import Foundation
import PayloadCrypto
import Testing

/// Evidence that others can check: every test makes a bundle of its own with keys made for it.
@Suite struct BundleTests {
  static let fault = "wibmo-prepaid/reset-pin/request.clientTxnId.length:accepts-101"
  static let only = "wibmo-prepaid/reset-pin/request.clientTxnId.length"

  /// A directory with a signed bundle of a faulty run, and the public key.
  static func signed(_ kind: Signature.KeyKind = .ed25519, _ more: [String] = ["--fault", fault]) async throws
    -> Conform
  {
    let conform = try Conform()
    let pair = try Signature.generateKeyPairPEM(kind)
    try conform.write(String(decoding: pair.privateKey, as: UTF8.self), to: "key.pem")
    try conform.write(String(decoding: pair.publicKey, as: UTF8.self), to: "key.pub")
    let ended = try await conform.start(
      ["run", "wibmo-prepaid", "--only", only, "--bundle", "b", "--sign", "key.pem"] + more
    ).ended()
    #expect(ended.status == (more.isEmpty ? 0 : 1), "\(ended.output)\(ended.errors)")
    return conform
  }

  static func verify(_ conform: Conform) async throws -> Ended {
    try await conform("verify", "b", "--key", "key.pub")
  }

  @Test(arguments: Signature.KeyKind.allCases) func `a bundle is verified, and openssl agrees with the signature`(
    kind: Signature.KeyKind
  ) async throws {
    let conform = try await Self.signed(kind)
    let ended = try await Self.verify(conform)
    #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
    #expect(ended.output.contains("verdict    does not conform\nsignature  fits the key\nverified\n"))
    #expect(ended.output.contains("judged again from what the run took out of sealed answers"))

    let envelope = try JSONReader.read(Array(conform.read("b/attestation.json"))).value
    let payload = try #require(envelope["payload"]?.string.flatMap(Base64.decode))
    let signature = try #require(envelope[path: ["signatures", "0", "sig"]]?.string.flatMap(Base64.decode))
    let type = "application/vnd.in-toto+json"
    let signed = Data("DSSEv1 \(type.utf8.count) \(type) \(payload.count) ".utf8) + Data(payload)
    try signed.write(to: conform.directory.appending(path: "pae"))
    try Data(signature).write(to: conform.directory.appending(path: "sig"))
    let arguments =
      kind == .ed25519
      ? ["pkeyutl", "-verify", "-pubin", "-inkey", "key.pub", "-rawin", "-in", "pae", "-sigfile", "sig"]
      : ["dgst", "-sha256", "-verify", "key.pub", "-signature", "sig", "pae"]
    let openssl = Process()
    openssl.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    openssl.arguments = arguments
    openssl.currentDirectoryURL = conform.directory
    openssl.standardOutput = FileHandle.nullDevice
    try openssl.run()
    openssl.waitUntilExit()
    #expect(openssl.terminationStatus == 0)

    let statement = try JSONReader.read(payload).value
    #expect(statement["_type"]?.string == "https://in-toto.io/Statement/v1")
    #expect(statement["predicateType"]?.string == "https://in-toto.io/attestation/test-result/v0.1")
    #expect(statement[path: ["predicate", "result"]]?.string == "FAILED")
    #expect(statement[path: ["predicate", "failedTests", "0"]]?.string == Self.only)
  }

  @Test func `a shard and a case of several steps are judged again like all others`() async throws {
    let conform = try Conform()
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let locker = root.appending(path: "Contracts/parcel-locker.json").path
    let ran = try await conform("run", locker, "--bundle", "b")
    #expect(ran.status == 0, "\(ran.errors)")
    let ended = try await conform("verify", "b")
    #expect(ended.status == 0, "\(ended.output)")
    let shard = try await conform(
      "run", "wibmo-prepaid", "--suite", "smoke", "--shard", "2/3", "--bundle", "c")
    #expect(shard.status == 0, "\(shard.errors)")
    let part = try await conform("verify", "c")
    #expect(part.status == 0, "\(part.output)")
  }

  @Test func `what was tried to shrink a breach needs no record of its own`() async throws {
    let conform = try Conform()
    let ran = try await conform(
      "run", "bankezy-onboarding", "--suite", "exhaustive", "--only",
      "bankezy-onboarding/reset-pin/request.pin.presence", "--fault", "bankezy-onboarding/reset-pin/http.date:missing",
      "--bundle", "b")
    #expect(ran.status == 0, "\(ran.errors)")
    #expect(try conform.text("b/run.json").contains("\"shrunkFrom\""))
    let ended = try await conform("verify", "b")
    #expect(ended.status == 0, "\(ended.output)")
  }

  @Test func `every changed file is named`() async throws {
    let conform = try await Self.signed()
    let files = [
      "run.json", "targets.json", "exchanges.jsonl", "contracts/wibmo-prepaid.json", "contracts/baseline.json",
      "manifest.json", "attestation.json",
    ]
    for file in files {
      let before = try conform.read("b/\(file)")
      var bytes = Array(before)
      bytes[bytes.count / 2] ^= 0x01
      try Data(bytes).write(to: conform.directory.appending(path: "b/\(file)"))
      let line = bytes.prefix(bytes.count / 2).count { $0 == 0x0A } + 1
      let ended = try await Self.verify(conform)
      #expect(ended.status == 1, "\(file)")
      #expect(ended.output.contains("\(file):\(line):"), "\(file): \(ended.output)")
      try before.write(to: conform.directory.appending(path: "b/\(file)"))
    }
    #expect(try await Self.verify(conform).status == 0)
  }

  @Test func `every changed line of manifest and signature is named, whatever its octets say`() async throws {
    let conform = try await Self.signed()
    for file in ["manifest.json", "attestation.json"] {
      let before = try conform.text("b/\(file)")
      let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
      for index in lines.indices.prefix(14) {
        for (old, new) in [("\"", "'"), ("a", "b"), ("1", "2"), (" ", "\t"), ("", " ")] {
          var changed = lines.map(String.init)
          if let place = changed[index].range(of: old) { changed[index].replaceSubrange(place, with: new) }
          if old.isEmpty { changed[index] += new }
          if changed[index] == lines[index] { continue }
          try conform.write(changed.joined(separator: "\n"), to: "b/\(file)")
          let ended = try await Self.verify(conform)
          #expect(ended.status == 1, "\(file) \(changed[index])")
          #expect(ended.output.contains("\(file):\(index + 1):"), "\(changed[index]): \(ended.output)")
        }
      }
      try conform.write(before, to: "b/\(file)")
    }
    #expect(try await Self.verify(conform).status == 0)
  }

  @Test func `a line that is dropped or moved is found`() async throws {
    let conform = try await Self.signed()
    let lines = try conform.text("b/exchanges.jsonl").split(separator: "\n").map(String.init)
    var dropped = lines
    dropped.remove(at: 2)
    var swapped = lines
    swapped.swapAt(2, 3)
    for changed in [dropped, swapped] {
      try conform.write(changed.joined(separator: "\n") + "\n", to: "b/exchanges.jsonl")
      let ended = try await Self.verify(conform)
      #expect(ended.status == 1)
      #expect(ended.output.contains("exchanges.jsonl:3: is not what the manifest says"))
      #expect(ended.output.contains("exchanges.jsonl:3: does not follow the line before it"))
    }
  }

  @Test func `a bundle made to fit again is caught by the signature, and by judging again`() async throws {
    let conform = try await Self.signed()
    // The fault is taken out of the record: a passed case, a proved requirement, a conforming run.
    var run = try RunRecordReader.read(Array(conform.read("b/run.json")))
    for index in run.contracts[0].cases.indices {
      run.contracts[0].cases[index].findings = []
      if run.contracts[0].cases[index].outcome == .failed { run.contracts[0].cases[index].outcome = .passed }
    }
    for index in run.contracts[0].requirements.indices
    where run.contracts[0].requirements[index].status == .broken {
      run.contracts[0].requirements[index].status = .proved
    }
    #expect(run.verdict == .conforms)
    let forged = JSONReport().bytes(of: run)
    try Data(forged).write(to: conform.directory.appending(path: "b/run.json"))
    try Self.refit(conform)
    let ended = try await Self.verify(conform)
    #expect(ended.status == 1)
    #expect(ended.output.contains("run.json: is not the file that was signed"))
    #expect(ended.output.contains("and the record does not say so"))
    try FileManager.default.removeItem(at: conform.directory.appending(path: "b/attestation.json"))
    let unsigned = try await conform("verify", "b")
    #expect(unsigned.status == 1)
    #expect(unsigned.output.contains("and the record does not say so"))
  }

  @Test func `an answer that was changed in a chain made to fit again is caught`() async throws {
    let conform = try await Self.signed()
    let before = try conform.text("b/exchanges.jsonl")
    let changed = before.replacing("HTTP/1.1 200 ", with: "HTTP/1.1 500 ", maxReplacements: 1)
    #expect(changed != before)
    try conform.write(changed, to: "b/exchanges.jsonl")
    try Self.refit(conform)
    let ended = try await Self.verify(conform)
    #expect(ended.status == 1)
    #expect(ended.output.contains("exchanges.jsonl: is not the file that was signed"))
    #expect(!ended.output.contains("does not follow the line before it"))
    try FileManager.default.removeItem(at: conform.directory.appending(path: "b/attestation.json"))
    let unsigned = try await conform("verify", "b")
    #expect(unsigned.status == 1)
    #expect(unsigned.output.contains("judged again it is"))
  }

  /// Makes the chain of the exchanges and the manifest fit the files again, as whoever changes a bundle can.
  static func refit(_ conform: Conform) throws {
    func setting(_ name: String, of value: JSONValue, to new: JSONValue) -> JSONValue {
      .object((value.members ?? []).map { ($0.name, $0.name == name ? new : $0.value) })
    }
    var last = String(repeating: "0", count: 64)
    var chain = Data()
    for line in try conform.text("b/exchanges.jsonl").split(separator: "\n") {
      let octets = setting("previous", of: try JSONReader.read(Array(line.utf8)).value, to: .string(last)).bytes()
      last = Digest.sha256Hex(octets)
      chain += Data(octets) + Data("\n".utf8)
    }
    try chain.write(to: conform.directory.appending(path: "b/exchanges.jsonl"))
    let manifest = try JSONReader.read(Array(conform.read("b/manifest.json"))).value
    let files = try (manifest["files"]?.array ?? []).map { file in
      let bytes = Array(try conform.read("b/\(file["path"]?.string ?? "")"))
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        .map { JSONValue.string(String(Digest.sha256Hex(Array($0)).prefix(16))) }
      return setting(
        "lines", of: setting("sha256", of: file, to: .string(Digest.sha256Hex(bytes))), to: .array(lines))
    }
    let exchanges = setting("last", of: manifest["exchanges"] ?? .object([]), to: .string(last))
    let fitted = setting("exchanges", of: setting("files", of: manifest, to: .array(files)), to: exchanges)
    try Data(fitted.bytes(.pretty)).write(to: conform.directory.appending(path: "b/manifest.json"))
  }

  @Test func `another key and a bundle without a signature are refused`() async throws {
    let conform = try await Self.signed()
    let other = try Signature.generateKeyPairPEM()
    try conform.write(String(decoding: other.publicKey, as: UTF8.self), to: "other.pub")
    let wrong = try await conform("verify", "b", "--key", "other.pub")
    #expect(wrong.status == 1)
    #expect(wrong.output.contains("the signature does not fit the key; it names another key"))
    let unchecked = try await conform("verify", "b")
    #expect(unchecked.status == 0 && unchecked.output.contains("verified, but for the signature"))
    try FileManager.default.removeItem(at: conform.directory.appending(path: "b/attestation.json"))
    let absent = try await Self.verify(conform)
    #expect(absent.status == 1)
    #expect(absent.output.contains("attestation.json is missing: the bundle is not signed"))
    let none = try await conform("verify", "b", "--key", "b/manifest.json")
    #expect(none.status == 1, "a bundle without a signature needs no readable key to be refused")
  }

  @Test func `what is no bundle is refused with its reason`() async throws {
    let conform = try await Self.signed()
    try FileManager.default.createSymbolicLink(
      atPath: conform.directory.appending(path: "b/link.json").path, withDestinationPath: "/etc/passwd")
    let link = try await Self.verify(conform)
    #expect(link.status == 2)
    #expect(link.errors.contains(#""link.json" is no plain file, and a bundle holds nothing else"#))
    try FileManager.default.removeItem(at: conform.directory.appending(path: "b/link.json"))
    let manifest = try conform.text("b/manifest.json")
    let hostile: [(String, String)] = [
      (manifest.replacing("\"run.json\"", with: "\"../run.json\""), "has a path that no bundle has"),
      (manifest.replacing("\"format\": 1", with: "\"format\": 2"), "format 2 is not format 1, which this kit reads"),
      (String(manifest.prefix(200)), "not JSON"), ("", "not JSON"), ("[]", "format is missing"),
      (String(repeating: "[", count: 100_000), "not JSON"),
    ]
    for (text, expected) in hostile {
      try conform.write(text, to: "b/manifest.json")
      let ended = try await conform("verify", "b")
      #expect(ended.status == 1 && ended.output.contains(expected), "\(ended.output)")
    }
    try conform.write("x", to: "b/extra.json")
    try conform.write(manifest, to: "b/manifest.json")
    #expect(try await conform("verify", "b").output.contains("extra.json is not in the manifest"))
    #expect(try await conform("verify", "absent").status == 2)
    let full = try await conform("run", "wibmo-prepaid", "--only", Self.only, "--bundle", "b")
    #expect(full.status == 2 && full.errors.contains("is not empty; name a new directory"))
  }

  @Test func `a leak stays a finding when its secret is a stand-in`() async throws {
    let conform = try await Self.signed()
    let fault = "processa-aspen/reset-pin/security.no-secret:NewPin-in-body-plain"
    let leaky = try await conform(
      "run", "processa-aspen", "--suite", "smoke", "--fault", fault, "--bundle", "leak", "--sign", "key.pem")
    #expect(leaky.status == 1)
    let ended = try await conform("verify", "leak", "--key", "key.pub")
    #expect(ended.status == 0, "\(ended.output)")
    #expect(ended.output.contains("verdict    does not conform"))
    #expect(try conform.text("leak/exchanges.jsonl").contains("the answer carries the request's"))
  }
}
