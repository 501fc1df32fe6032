public import ContractModel
import Glibc
public import HTTPCore
import JSONCore
import Synchronization

/// The reference server of a contract without its socket: request in, reply out.
///
/// One service may be asked from many threads at once.
public final class MockService: Sendable {
  let contract: Contract
  let bindings: MockBindings
  let behaviour: Behaviour
  let rules: any SystemRules
  let router: Router
  let authentication: (any AuthenticationCheck)?
  let desk: LoginDesk
  private let memory = Mutex(MockMemory())
  private let twins: Twins
  private let clock: @Sendable () -> WallTime

  /// Makes the service of a contract.
  ///
  /// - Parameters:
  ///   - faults: what it does wrong; none for the reference behaviour.
  ///   - variant: the one harmless thing it does differently.
  ///   - twins: variants that are asked every request beside this server; see ``differingTwins()``.
  ///   - authentication: the name of the scheme that requests must authenticate with.
  ///   - clock: the present moment; the system's clock when left out.
  public init(
    contract: Contract, bindings: MockBindings, faults: [Fault] = [], variant: Variant? = nil, twins: [Variant] = [],
    authentication: String = "none", clock: @escaping @Sendable () -> WallTime = WallTime.now
  ) {
    self.contract = contract
    self.bindings = bindings
    self.clock = clock
    behaviour = Behaviour(faults: faults, variant: variant?.effect)
    self.twins = Twins(
      services: twins.map { twin in
        let service = MockService(
          contract: contract, bindings: bindings, variant: twin, authentication: authentication, clock: clock)
        return (twin.name, service)
      })
    let rules = SystemRulebook.rules(for: contract, bindings)
    self.rules = rules
    router = Router(
      operations: contract.operations.map {
        ServedOperation($0, bindings: bindings, rules: rules)
      })
    self.authentication = contract.authentication.first { $0.name == authentication }?.verifier(bindings)
    var signature = self.authentication as? AspenJWTCheck
    signature?.wantsToken = false
    desk = LoginDesk(logins: contract.logins, bindings: bindings, signature: signature)
  }

  /// The credentials that logins gave out so far.
  var issuedCredentials: [String] { memory.withLock { $0.issued.map(\.text) } }

  /// The names of the twins that decided otherwise on a request since this was asked last.
  public func differingTwins() -> Set<String> { twins.takeDiffering() }

  /// Answers a request.
  ///
  /// - Parameter position: where in the traffic the request stands.
  public func answer(_ request: HTTPRequest, position: ConnectionPosition = ConnectionPosition()) -> MockReply {
    let before = twins.isEmpty ? nil : memory.withLock(\.self)
    let decision = decision(on: request, position)
    if let before {
      twins.compare(decision) { twin in
        twin.memory.withLock { $0 = before }
        return twin.decision(on: request, position)
      }
    }
    return ReplyWriter(
      service: self, served: decision.served, context: decision.context, number: decision.number
    ).reply(decision.answer)
  }

  /// What a request comes to, before it is written down.
  private func decision(on request: HTTPRequest, _ position: ConnectionPosition) -> Decision {
    var context = RequestContext(request, arrival: clock(), position: position)
    context.query = Router.query(of: request.target)
    let number = memory.withLock { memory in
      memory.requests += 1
      memory.underWay += 1
      context.isAfterSuccess = !memory.lastValues.isEmpty
      context.issued = memory.valid(behaviour.tokenLife, bindings)
      return memory.requests
    }
    defer { memory.withLock { $0.underWay -= 1 } }
    let logins = desk.logins(for: request)
    if !logins.isEmpty {
      let answer = logIn(logins, &context, number)
      return Decision(answer: answer, served: nil, context: context, number: number)
    }
    if behaviour.mindsOthers, position.openConnections > 1 {
      // Requests that come at the same moment meet here.
      usleep(20_000)
      context.isAtOnce = memory.withLock { $0.underWay >= MockMemory.crowd }
    }
    let route = router.route(request, behaviour)
    let (answer, served) = EarlyAnswers.answer(context, behaviour).map { ($0, nil) } ?? answer(route, &context, number)
    return Decision(answer: answer, served: served, context: context, number: number)
  }

  /// Answers a login: a new credential, or the refusal in the system's own words.
  private func logIn(_ logins: [Login], _ context: inout RequestContext, _ number: Int) -> Answer {
    if logins[0].isSigned { desk.signature?.check(&context, behaviour, self) }
    guard context.violations.isEmpty, let login = desk.granted(logins, context.request) else {
      return refusedLogin(context)
    }
    let text = Sample.letters(32)
    memory.withLock { $0.issued.append(IssuedCredential(text: text, binding: login.gives, requests: number)) }
    var answer = desk.answer(login, credential: text, now: context.arrival)
    rules.finish(&answer, nil, context)
    return answer
  }

  private func refusedLogin(_ context: RequestContext) -> Answer {
    let wrong =
      context.violations.first.map { Refusal($0) }
      ?? Refusal(outcome: "unauthorized", status: 401, message: "The credentials are not valid.")
    let explained = contract.operations.first.map { rules.explain(wrong, $0) } ?? wrong
    var answer = Answer(.refused("unauthorized"), status: explained.status ?? 401)
    rules.finish(&answer, explained, context)
    return answer
  }

  private func answer(
    _ route: Router.Route, _ context: inout RequestContext, _ number: Int
  ) -> (Answer, ServedOperation?) {
    for case .traceEcho(let status) in behaviour.routing where context.request.method == "TRACE" {
      return (StrayAnswers.traced(context.request, status: status), nil)
    }
    switch route {
    case .noPath: return (StrayAnswers.noPath(), nil)
    case .otherMethod(let others):
      let served = others.first { !behaviour.shown(by: $0.operation).faults.isEmpty } ?? others.first
      var answer = StrayAnswers.otherMethod(context.request.method, others.map(\.operation.method), served?.operation)
      if case .otherMethodStatus(let status)? = behaviour.variant, answer.status == 405 {
        answer = Answer(.notServed, status: status)
      }
      if let served {
        AnswerDefects(
          behaviour: behaviour.shown(by: served.operation), served: served, context: context,
          earlier: EarlierValues(values: [:], isAtOnce: false), bindings: bindings
        ).apply(to: &answer)
      }
      return (answer, served)
    case .found(let served, let values, let anyhow):
      context.pathValues = values
      return (serve(served, &context, number, anyhow: anyhow), served)
    }
  }

  /// Passes a request through the pipeline of its operation.
  private func serve(
    _ served: ServedOperation, _ context: inout RequestContext, _ number: Int, anyhow: Bool
  ) -> Answer {
    let behaviour = behaviour.shown(by: served.operation)
    for case .query(let slip) in behaviour.routing {
      context.query = Router.query(of: context.request.target, read: slip, served.query)
    }
    if anyhow {
      MemberCheck(behaviour: behaviour).standIn(served.path + served.query + served.headers + served.body, &context)
    } else {
      RequestPipeline(served: served, behaviour: behaviour, authentication: authentication, nonces: self).run(&context)
    }
    let refusal = anyhow ? nil : decide(served, &context, behaviour, number)
    let maker = AnswerMaker(
      served: served, behaviour: behaviour, now: context.arrival, number: 4_565_000 + number, context: context,
      bindings: bindings, contract: contract)
    if let refusal {
      return finished(refused(refusal, maker, served, behaviour), context, behaviour, refusal: refusal, served)
    }
    return finished(
      OutcomeSwap.accepted(maker, behaviour, rules), context, behaviour, refusal: nil, served)
  }

  /// The refusal the request brings; nil when it is carried out, which this notes.
  private func decide(
    _ served: ServedOperation, _ context: inout RequestContext, _ behaviour: Behaviour, _ number: Int
  ) -> Refusal? {
    memory.withLock { memory in
      for case .locks(let limit) in behaviour.memory where memory.refusals >= limit {
        return Refusal(status: 403, message: "The account is locked.")
      }
      // A resource may be written by one operation and shown by another: a fault in keeping it shows everywhere.
      let engine = ResourceEngine(contract: contract, defects: self.behaviour.resources)
      let refusal =
        verdict(served, context, behaviour, &memory)
        ?? engine.carryOut(served, &context, &memory.resources, number: 1_000 + number, behaviour)
      if refusal == nil {
        memory.use(served.uniqueFields, context)
      } else {
        memory.refusals += 1
        engine.actThoughRefused(served, context, &memory.resources)
        if behaviour.memory.contains(.actsThoughRefused) { rules.act(context, &memory) }
        for case .countsRefused in behaviour.memory { memory.use(served.uniqueFields, context) }
      }
      return refusal
    }
  }

  private func verdict(
    _ served: ServedOperation, _ context: RequestContext, _ behaviour: Behaviour, _ memory: inout MockMemory
  ) -> Refusal? {
    if let violation = context.violations.first { return Refusal(violation) }
    if behaviour.refusedFeatures.contains(where: { FeatureSearch(served: served).shows($0, context) }) {
      return Refusal(message: "This request is not supported.")
    }
    if let field = memory.reused(served.uniqueFields, context, behaviour.memory) {
      var violation = Violation(field, .unique, .reused)
      violation.status = 409
      if !behaviour.tolerates(violation) { return Refusal(violation) }
    }
    return rules.decide(context, served.operation, &memory)
  }

  private func refused(
    _ refusal: Refusal, _ maker: AnswerMaker, _ served: ServedOperation, _ behaviour: Behaviour
  ) -> Answer {
    var explained = rules.explain(refusal, served.operation)
    if let told = PaddingTold(refusal, behaviour) { return told.answer(&explained, maker) }
    if let swapped = OutcomeSwap.refused(explained, maker, behaviour, rules) { return swapped }
    var answer = maker.refused(explained)
    rules.finish(&answer, explained, maker.context)
    return answer
  }

  /// The answer with the fault's changes to its members, and what the next request may need remembered.
  private func finished(
    _ answer: Answer, _ context: RequestContext, _ behaviour: Behaviour, refusal: Refusal?, _ served: ServedOperation
  ) -> Answer {
    let earlier = memory.withLock { memory in
      let earlier = EarlierValues(values: memory.lastValues, isAtOnce: context.isAtOnce)
      if refusal == nil { memory.lastValues = context.values }
      return earlier
    }
    var answer = answer
    if refusal == nil, answer.sort == .accepted { rules.finish(&answer, nil, context) }
    AnswerDefects(behaviour: behaviour, served: served, context: context, earlier: earlier, bindings: bindings)
      .apply(to: &answer)
    return answer
  }
}

extension MockService: NonceMemory {
  func use(_ nonce: String) -> Bool {
    memory.withLock { memory in
      memory.nonces.insert(nonce).inserted || behaviour.memory.contains(.forgetsNonces)
    }
  }
}
