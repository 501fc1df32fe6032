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
    let tls = MockTLSInput(arguments, choice, &complaints)
    let files = arguments[writeTarget].flatMap { TargetFiles($0, tls.mock, for: writeTarget, &complaints) }
    guard let contract, let choice, complaints.isEmpty else {
      files?.discard()
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
    do throws(FileFailure) {
      try files?.write { target(fixture, contract, url, $0) }
    } catch {
      throw UsageFailure(
        "\(writeTarget.name) \(quoted(arguments[writeTarget] ?? "")): cannot be written: \(error.reason)")
    }
    Terminal.out(url)
    if !arguments.has(.quiet) { Terminal.say("conform: the mock server of \(contract.id) listens; Ctrl-C ends it") }
    Interrupts.wait()
    server.stop()
    return .done
  }

  private static func target(
    _ fixture: MockFixture, _ contract: Contract, _ url: String, _ tls: [(String, JSONValue)]
  ) -> [UInt8] {
    let bindings = contract.bindings.compactMap { binding -> (String, JSONValue)? in
      fixture.bindings[binding.name].map { (binding.name, .string($0)) }
    }
    return TargetText.bytes(
      contract, url: url, authentication: fixture.authentication, bindings: bindings, tls: tls)
  }
}
