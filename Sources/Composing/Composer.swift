public import CaseModel
public import ContractModel
import JSONCore
public import PayloadCrypto

/// Makes the bytes of requests from recipes, and opens the bodies of answers.
///
/// A value without a clock and without randomness of its own: equal arguments give equal requests, but for signatures
/// of keys that nobody holds.
public struct Composer: Sendable {
  let contract: Contract
  let target: TargetURL
  /// The values of the target, and of logins that came before.
  public let bindings: Bindings
  /// The sealing of operations with an envelope, by operation.
  let sealers: [String: Sealer]
  let signer: Signer
  /// A library user's scheme, beside the contract's own.
  let scheme: (any AuthenticationScheme)?
  /// Marks the secrets of requests so that equal ones can be told.
  let digests: SecretDigests
  /// The values of all bindings, which no made-up value may equal.
  let taken: TakenValues

  /// Makes a composer for one target.
  ///
  /// - Parameters:
  ///   - oauthSpelling: how OAuth parameters are spelled in header and base string.
  ///   - scheme: adds its fields to every request.
  ///   - digestKey: the run's own key of the digests by which outputs tell equal secrets; none are made without it.
  /// - Throws: every problem of the bindings at once.
  public init(
    contract: Contract, target: TargetURL, bindings: Bindings, oauthSpelling: OAuth1.Spelling = .encoded,
    scheme: (any AuthenticationScheme)? = nil, digestKey: [UInt8] = []
  ) throws(BindingProblems) {
    var check = BindingCheck(contract: contract, bindings: bindings)
    check.run()
    let sealers = check.sealers()
    check.checkPINBlocks()
    let signer = check.signer(spelling: oauthSpelling)
    guard check.problems.isEmpty else { throw BindingProblems(problems: check.sorted) }
    self.contract = contract
    self.target = target
    self.bindings = bindings
    self.sealers = sealers
    self.signer = signer
    self.scheme = scheme
    taken = TakenValues(bindings)
    digests = SecretDigests(key: digestKey, lasting: bindings.values.values.compactMap(\.single))
  }

  /// The composer that spells OAuth parameters the other way; nil where the target does not use OAuth.
  ///
  /// RFC 5849 and the vendor's own client libraries encode the parameters differently; a server may follow either.
  public var respelled: Composer? {
    guard case .oauth1 = signer else { return nil }
    return try? Composer(
      contract: contract, target: target, bindings: bindings, oauthSpelling: .plain, scheme: scheme,
      digestKey: digests.key)
  }

  /// Returns the composer of a target that gives a binding this value; nil where it is none that the binding may have.
  public func giving(_ name: String, _ text: String) -> Composer? {
    var given = bindings
    given.values[name] = .one(text)
    var spelling = OAuth1.Spelling.encoded
    if case .oauth1(let signer) = signer { spelling = signer.spelling }
    return try? Composer(
      contract: contract, target: target, bindings: given, oauthSpelling: spelling, scheme: scheme,
      digestKey: digests.key)
  }

  /// Whether the target gives a binding, by itself or through a login that came before.
  public func gives(_ name: String) -> Bool { bindings.values[name] != nil }

  /// Whether some binding is a list, so that composing moves a cursor on.
  public var usesLists: Bool {
    bindings.values.values.contains(where: \.isList)
  }

  /// Composes one request.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970.
  ///   - lists: moved on by the list elements the request uses; left as it is when none is composed.
  ///   - earlier: the steps of the same case before this one, the first at 0.
  public func compose(
    _ recipe: Recipe, now: Int64, entropy: inout some EntropySource, lists: inout ListCursor, earlier: [EarlierStep]
  ) throws(ComposeFailure) -> SentRequest {
    if let step = recipe.repeats {
      guard earlier.indices.contains(step) else { throw .notApplicable("step \(step + 1) was not sent") }
      var again = earlier[step].sent
      again.composedAt = now
      return again
    }
    guard let operation = contract.operation(recipe.operation) else {
      throw .notApplicable("the contract has no operation \(recipe.operation)")
    }
    var composition = Composition(
      composer: self, operation: operation, recipe: recipe, now: now, earlier: earlier, entropy: entropy, lists: lists)
    defer { entropy = composition.entropy }
    let sent = try composition.run()
    lists = composition.lists
    return sent
  }

  /// Takes the body of an answer out of its envelope.
  ///
  /// - Returns: `clear` without an envelope, and where the body has no member that an envelope could stand in.
  public func open(_ body: [UInt8], operation: Operation) -> OpenedBody {
    guard !body.isEmpty else { return .nothing }
    guard let sealer = sealers[operation.id] else { return .clear(body) }
    return sealer.open(body)
  }

  /// Returns the initialisation vector that came with the token of an answer; nil without a token, and where both sides
  /// know the vector beforehand.
  public func initializationVector(of body: [UInt8], operation: Operation) -> [UInt8]? {
    sealers[operation.id]?.initializationVector(of: body)
  }
}
