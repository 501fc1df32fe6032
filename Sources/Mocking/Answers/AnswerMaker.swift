import ContractModel
import HTTPCore
import JSONCore

/// Makes answers of the forms and body shapes that an operation's outcomes name.
struct AnswerMaker {
  var served: ServedOperation
  var behaviour: Behaviour
  var now: WallTime
  /// A running number of this server.
  var number: Int
  var context: RequestContext
  var bindings = MockBindings()
  /// The contract, where the answer may speak of other operations.
  var contract: Contract?

  /// The success.
  func accepted() -> Answer {
    let outcome = served.operation.outcome(Outcome.accepted)
    guard let forms = outcome?.forms, !forms.isEmpty else { return Answer(.accepted, status: 200) }
    var index = 0
    if case .acceptedForm(let wanted)? = behaviour.variant { index = wanted % forms.count }
    var answer = answer(.accepted, forms[index], status: nil, refusal: nil)
    if let clause = served.operation.resource, clause.effect == .creates, clause.hasLocation, let contract {
      let id: String? = if case .one(let resource)? = context.shown { resource.id } else { nil }
      let writer = LocationWriter(contract: contract, behaviour: behaviour)
      if let text = writer.location(of: id ?? "1", clause, context) { answer.fields.set("Location", text) }
    }
    return answer
  }

  /// A refusal in the form its outcome lists first, or in the one the variant asks for.
  func refused(_ refusal: Refusal) -> Answer {
    guard let outcome = refusal.resolved(in: served.operation), !outcome.forms.isEmpty else {
      return Answer(.refused(Outcome.refused), status: refusal.status ?? 400)
    }
    var index = 0
    if case .refusalForm(let wanted)? = behaviour.variant { index = wanted % outcome.forms.count }
    let shapes = behaviour.members.map { BodyRule.named($0.shape) }
    index = outcome.forms.firstIndex { shapes.contains($0.body) } ?? index
    var status = refusal.status
    if case .refusalStatus(let wanted)? = behaviour.variant { status = wanted }
    return answer(.refused(outcome.name), outcome.forms[index], status: status, refusal: refusal)
  }

  /// The outcome of this name, whatever the request was.
  func outcome(_ name: String) -> Answer {
    name == Outcome.accepted ? accepted() : refused(Refusal(outcome: name))
  }

  func answer(_ sort: Answer.Sort, _ form: Form, status: Int?, refusal: Refusal?) -> Answer {
    var answer = Answer(sort, status: Self.status(form, wanted: status))
    let tests = form.conditions + form.clauses.map(\.condition)
    if case .named(let name) = form.body, let shape = served.operation.body(name) {
      fill(&answer, shape, tests, refusal)
    } else if form.body == .open, behaviour.variant == .freeErrorBodies, sort != .accepted {
      answer.contentType = "text/plain"
    }
    for test in tests { satisfy(test, &answer) }
    return answer
  }

  /// The status wanted where the form allows it, or the first one it allows.
  static func status(_ form: Form, wanted: Int?) -> Int {
    if let wanted, form.statuses.contains(where: { $0.matches(wanted) }) { return wanted }
    return form.statuses.first?.range.lowerBound ?? 400
  }

  private func fill(_ answer: inout Answer, _ shape: BodyShape, _ tests: [Condition], _ refusal: Refusal?) {
    if shape.mayBeAbsent, behaviour.variant == .emptyErrorBodies { return }
    answer.shape = shape
    answer.contentType = shape.contentTypes.first ?? "application/json"
    answer.isSealed = shape.isSealed
    if let fault = shape.fault {
      answer.body = FaultBody.make(fault, status: answer.status, message: refusal?.message ?? "Done")
    } else {
      let members = BodyMaker(maker: self, tests: tests, refusal: refusal)
      answer.body = members.object(shape.members)
    }
    for header in shape.headers where header.presence == .required {
      answer.fields.append(header.name, Sample.value(of: header.type, now, number: number))
    }
  }

  /// What a condition asks of the head.
  private func satisfy(_ condition: Condition, _ answer: inout Answer) {
    if condition.isOptional { return }
    let text: String
    switch condition.test {
    case .present: text = "1"
    case .absent, .isNoneOf: return
    case .isOneOf(let values): text = values.first ?? ""
    case .matches(let pattern): text = RegexSample.text(pattern)
    }
    switch condition.subject {
    case .header(let name) where name.lowercased() == "content-type":
      if answer.contentType == nil { answer.contentType = text }
    case .header(let name): if !answer.fields.contains(name) { answer.fields.append(name, text) }
    case .reason: answer.reason = Array(text.utf8)
    case .member: break
    }
  }
}
