import ConformanceKit

/// `conform mock`: a reference server of a contract, until interrupted.
enum MockCommand: Command {
  static let name = "mock"
  static let summary = "serve a contract on loopback until interrupted, as it should be or with faults"
  static let operands = "CONTRACT [options]"
  static let mostOperands: Int? = 1
  static let port = Option(name: "--port", value: "N", help: "listen here (default 0: any free port)")
  static let writeTarget = Option(
    name: "--write-target", value: "FILE", help: "write the target file that fits the server, made-up secrets included")
  static let options: [Option] =
    [
      port, .fault, MockChoice.variantOption, .authentication, writeTarget, .contracts, .quiet,
    ] + MockTLSInput.options

  static func run(_ arguments: Arguments) throws(UsageFailure) -> ExitStatus {
    Interrupts.block()
    var complaints = arguments.complaints
    let contract = ContractInput.one(arguments, &complaints)
    let port = arguments.integer(Self.port, in: 0...65_535, &complaints)
    let choice = contract.map { MockChoice(arguments, $0, &complaints) }
    let tls = MockTLSInput(arguments, &complaints)
    let file = output(arguments[writeTarget], &complaints)
    let authority = tls.authorities == nil ? nil : output(arguments[writeTarget].map(Self.authorityPath), &complaints)
    guard let contract, let choice, complaints.isEmpty else {
      file?.discard()
      authority?.discard()
      throw UsageFailure(complaints)
    }
    let scheme = choice.authentication ?? contract.defaultAuthentication
    let fixture = MockFixture(contract: contract, authentication: scheme)
    let server = MockServer(
      contract: contract, bindings: fixture.mockBindings, faults: choice.faults, variant: choice.variant,
      authentication: scheme, port: port ?? 0, tls: try tls.server())
    do throws(WireError) {
      try server.start()
    } catch {
      throw UsageFailure("--port \(quoted("\(port ?? 0)")): \(error.message)")
    }
    let url = server.url ?? "http://127.0.0.1:\(port ?? 0)"
    if let authority, let list = tls.authorities { try write(list.pem, to: authority) }
    if let file { try write(target(fixture, contract, url, authority), to: file) }
    Terminal.out(url)
    if !arguments.has(.quiet) { Terminal.say("conform: the mock server of \(contract.id) listens; Ctrl-C ends it") }
    Interrupts.wait()
    server.stop()
    return .done
  }

  /// Where the authority of an https server is written for the target file at a path.
  private static func authorityPath(_ path: String) -> String {
    (path.hasSuffix(".json") ? String(path.dropLast(5)) : path) + ".ca.pem"
  }

  private static func output(_ path: String?, _ complaints: inout Complaints) -> OutputFile? {
    guard let path else { return nil }
    do throws(FileFailure) {
      return try OutputFile(path)
    } catch {
      complaints.add("\(writeTarget.name) \(quoted(path)): cannot be written: \(error.reason)")
      return nil
    }
  }

  private static func target(
    _ fixture: MockFixture, _ contract: Contract, _ url: String, _ authority: OutputFile?
  ) -> [UInt8] {
    let bindings = contract.bindings.compactMap { binding -> (String, JSONValue)? in
      fixture.bindings[binding.name].map { (binding.name, .string($0)) }
    }
    return TargetText.bytes(
      contract, url: url, authentication: fixture.authentication, bindings: bindings,
      certificateAuthority: authority.flatMap { $0.path.split(separator: "/").last.map(String.init) })
  }

  private static func write(_ bytes: [UInt8], to file: OutputFile) throws(UsageFailure) {
    do throws(FileFailure) {
      try file.write(bytes)
    } catch {
      throw UsageFailure("\(writeTarget.name) \(quoted(file.path)): cannot be written: \(error.reason)")
    }
  }
}
