public import CaseModel
import Composing
public import ContractModel
import FoundationEssentials
import HTTPCore
import Planning
public import Running
import Synchronization
import Wire

/// One run: contracts, each with the target it is put to, and the record that comes of it.
///
/// Everything that can be wrong with the input is found before anything is sent.
public final class ConformanceSession: Sendable {
  private struct Entry: Sendable {
    var plan: Plan
    var runner: Runner
    var warnings: [String]
    /// The target's own secrets.
    var secrets: [Secret]
    /// Collects the exchanges; nil when no evidence is kept.
    var witness: Witness?
    /// What is to be done when the contract's run is over.
    var atEnd: @Sendable () -> Void
  }

  private let settings: RunSettings
  private let extensions: RunExtensions
  private let environment: [String: String]
  private let observer: @Sendable (RunEvent) -> Void
  private let keepsEvidence: Bool
  private let entries = Mutex<[Entry]>([])
  private let interrupted = Mutex(false)

  /// - Parameters:
  ///   - settings: what is run and how.
  ///   - extensions: generators, checks and an authentication scheme beside the built-in ones.
  ///   - environment: where `{"env": NAME}` bindings are looked up; nil for the process's own.
  ///   - keepsEvidence: whether every exchange is kept, so that a bundle can be made of them.
  ///   - observer: told what happens while the run goes on, on the run's threads.
  public init(
    settings: RunSettings = RunSettings(), extensions: RunExtensions = RunExtensions(),
    environment: [String: String]? = nil, keepsEvidence: Bool = false,
    observer: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.settings = settings
    self.extensions = extensions
    self.environment = environment ?? ProcessInfo.processInfo.environment
    self.keepsEvidence = keepsEvidence
    self.observer = observer
  }

  /// The plan of a contract under the session's settings.
  ///
  /// - Parameters:
  ///   - contract: the contract to plan for.
  ///   - authentication: the scheme the target uses.
  ///   - refusalLimits: by binding, how often the target lets its value be refused.
  public func plan(
    _ contract: Contract, authentication: String = "none", refusalLimits: [String: RefusalLimit] = [:]
  ) -> Plan {
    let looked = settings.without.isEmpty ? contract : contract.without(settings.without)
    return Planner.plan(
      looked,
      options: PlanOptions(
        suite: settings.suite, seed: settings.seed, only: settings.only, authentication: authentication,
        refusalLimits: refusalLimits),
      generators: Planner.generators + extensions.generators)
  }

  /// Adds a contract and the target file that says where its implementation is.
  ///
  /// - Throws: every reason why the run cannot start, in sentences.
  public func add(_ contract: Contract, target file: TargetFile) throws(ConfigurationFailure) {
    if let named = file.contract, named != contract.id {
      throw ConfigurationFailure(["\(file.path): is for the contract \"\(named)\", not for \(contract.id)"])
    }
    let url: TargetURL
    do throws(TargetURLError) {
      url = try TargetURL(file.url)
    } catch {
      // A password in the URL is not repeated.
      let shown = error == .userInformation ? "url" : "url \"\(file.url)\""
      throw ConfigurationFailure(["\(file.path): \(shown): \(error.message)"])
    }
    let resolved = try BindingResolver(environment: environment).resolve(file, for: contract)
    let bindings = resolved.bindings
    var record = TargetRecord(
      url: withoutSecrets(file.url, contract, bindings), authentication: bindings.authentication,
      bindings: resolved.sources)
    let files = url.scheme == "https" ? TLSFiles(file: file, environment: environment) : nil
    let tls = try files?.settings()
    record.verifiesCertificate = tls?.verifies
    try add(
      contract, url: url, tls: tls, expiredClient: try files?.expiredClient(), bindings: bindings, record: record,
      limits: file.limits, name: file.path,
      variables: resolved.variables, curl: files?.curl ?? CurlTLS(),
      warnings: resolved.warnings + (files?.warnings ?? []))
  }

  /// Adds a contract and a target whose values are at hand.
  ///
  /// - Parameters:
  ///   - name: what problems of the bindings are told with: the target file's path.
  ///   - variables: the environment variables that values come from, by binding.
  ///   - warnings: sentences for the record's reader.
  ///   - atEnd: called when the contract's run is over.
  func add(
    _ contract: Contract, url: TargetURL, tls: TLSClientSettings? = nil, expiredClient: TLSIdentity? = nil,
    bindings: Bindings, record: TargetRecord, limits: TargetFile.Limits, name: String,
    variables: [String: String] = [:], curl: CurlTLS = CurlTLS(), warnings: [String] = [],
    atEnd: @escaping @Sendable () -> Void = {}
  ) throws(ConfigurationFailure) {
    var record = record
    record.connections = settings.connections ?? limits.connections ?? record.connections
    record.rate = settings.requestsPerSecond ?? limits.requestsPerSecond ?? record.rate
    record.timeoutSeconds = settings.timeoutSeconds ?? limits.timeoutSeconds ?? record.timeoutSeconds
    let client: TLSClient?
    do throws(TLSError) {
      client = try tls.map { settings throws(TLSError) in try TLSClient(settings) }
    } catch {
      throw ConfigurationFailure(["\(name): tls: \(error.message)"])
    }
    try check(limits.maxRefusals, of: contract, name: name)
    let whole = plan(contract, authentication: bindings.authentication, refusalLimits: limits.maxRefusals)
    let plan = settings.shard.map(whole.part) ?? whole
    var target = RunTarget(url: url, bindings: bindings, record: record, variables: variables)
    target.extensions = extensions
    target.tls = client
    target.expiredClient = expiredClient
    target.curl = curl
    let witness: Witness? = keepsEvidence ? Witness() : nil
    var see: (@Sendable (RunExchange) -> Void)?
    if let witness { see = { exchange in witness.see(exchange) } }
    do throws(BindingProblems) {
      let runner = try Runner(
        plan: plan, target: target,
        limits: RunLimits(
          connections: record.connections, requestsPerSecond: record.rate,
          timeout: Int64(clamped(record.timeoutSeconds, 0.001...86_400) * 1_000_000)),
        observer: observer, witness: see)
      let entry = Entry(
        plan: plan, runner: runner, warnings: warnings, secrets: bindings.secrets(of: contract), witness: witness,
        atEnd: atEnd)
      entries.withLock { $0.append(entry) }
    } catch {
      throw ConfigurationFailure(error.problems.map { "\(name): binding \($0.binding): \($0.message)" })
    }
  }

  /// - Throws: a sentence for each name that is no binding of the contract.
  private func check(
    _ limits: [String: RefusalLimit], of contract: Contract, name: String
  ) throws(ConfigurationFailure) {
    let known = contract.bindings.map(\.name)
    let sentences = limits.keys.sorted().filter { !known.contains($0) }.map { binding in
      let hint = nearest(binding, among: known).map { "; did you mean \($0)?" } ?? ""
      return "\(name): limits.maxRefusals: \(binding) is no binding of \(contract.id)\(hint)"
    }
    guard sentences.isEmpty else { throw ConfigurationFailure(sentences) }
  }

  /// What is not wrong with the targets but should be otherwise, in sentences.
  public var warnings: [String] { entries.withLock { $0.flatMap(\.warnings) } }

  /// Knows the secrets of the targets and of every request sent so far.
  public var secretGuard: SecretGuard {
    let entries = entries.withLock { $0 }
    return SecretGuard(entries.flatMap(\.runner.secrets), plans: entries.map(\.plan))
  }

  /// A URL as it may be shown: a path may hold a key.
  private func withoutSecrets(_ url: String, _ contract: Contract, _ bindings: Bindings) -> String {
    let secrets = bindings.secrets(of: contract).filter { $0.length >= SecretScan.shortest }
      .map { $0.hidden(as: $0.label) }
    return Redactor(secrets).redact(url)
  }

  /// A number within a range; what is no number is the range's end.
  private func clamped(_ number: Double, _ range: ClosedRange<Double>) -> Double {
    number.isNaN ? range.upperBound : min(max(number, range.lowerBound), range.upperBound)
  }

  /// Runs every contract, one after the other, and returns the record. Blocks: call it outside Swift's cooperative pool.
  public func runBlocking() -> RunRecord {
    let startedAt = Int64(Date().timeIntervalSince1970 * 1000)
    let start = ContinuousClock.now
    let all = entries.withLock { $0 }
    let records = all.map { entry in
      var record = entry.runner.runBlocking()
      entry.atEnd()
      record.notes = entry.warnings + record.notes
      return record
    }
    let elapsed = (ContinuousClock.now - start).components
    var record = RunRecord(
      kit: KitVersion.current, startedAt: startedAt,
      duration: elapsed.seconds * 1_000_000 + elapsed.attoseconds / 1_000_000_000_000, seed: settings.seed,
      suite: settings.suite.name, isStrict: settings.isStrict, without: settings.without.map(\.rawValue).sorted(),
      only: settings.only, wasInterrupted: interrupted.withLock { $0 }, contracts: records)
    record.environment = Environment.text
    return record
  }

  /// Runs every contract on a thread of its own and returns the record; nothing blocks on the cooperative pool.
  ///
  /// - Throws: a sentence when no thread can be started.
  public func run() async throws(ConfigurationFailure) -> RunRecord {
    let result: Result<RunRecord, ConfigurationFailure> = await withCheckedContinuation { continuation in
      do throws(WireError) {
        _ = try WorkerThread.start { continuation.resume(returning: .success(self.runBlocking())) }
      } catch {
        continuation.resume(
          returning: .failure(ConfigurationFailure(["no thread could be started: \(error.message)"])))
      }
    }
    return try result.get()
  }

  /// What was kept of the run; without `keepsEvidence` there are no exchanges.
  public var evidence: RunEvidence {
    RunEvidence(
      parts: entries.withLock { $0 }.map { entry in
        RunEvidence.Part(plan: entry.plan, exchanges: entry.witness?.seen ?? [], secrets: entry.secrets)
      }, isExtended: !extensions.generators.isEmpty || !extensions.checks.isEmpty)
  }

  /// Stops sending; ``runBlocking()`` returns soon with what there is, marked as interrupted.
  public func interrupt() {
    interrupted.withLock { $0 = true }
    for entry in entries.withLock({ $0 }) { entry.runner.cancel() }
  }
}
