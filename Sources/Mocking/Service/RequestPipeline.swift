import ContractModel
import HTTPCore
import JSONCore

/// The checks of one request, in order; a stage that finds something wrong is the last one.
struct RequestPipeline {
  var served: ServedOperation
  var behaviour: Behaviour
  var authentication: (any AuthenticationCheck)?
  var nonces: any NonceMemory

  func run(_ context: inout RequestContext) {
    authentication?.check(&context, behaviour, nonces)
    guard context.violations.isEmpty else { return }
    ParameterCheck.check(served, &context, behaviour)
    ParameterCheck.checkUnknown(served, &context, behaviour)
    guard context.violations.isEmpty, served.operation.request.hasBody else { return }
    ContentTypeCheck.check(served, &context, behaviour)
    guard context.violations.isEmpty else { return }
    if served.operation.request.envelope == nil {
      readBody(context.request.body, &context)
    } else {
      openEnvelope(&context)
    }
  }

  private func openEnvelope(_ context: inout RequestContext) {
    let members = MemberCheck(behaviour: behaviour)
    let (outer, kind) = BodyReading.read(context.request.body, behaviour)
    guard let outer else {
      return passOrNote(Violation(aspect: BodyReading.aspect, kind: kind ?? .notJSON), members, &context)
    }
    guard let seal = served.envelope else {
      return passOrNote(Violation(aspect: EnvelopeOpening.sealing, kind: .padding), members, &context)
    }
    switch EnvelopeOpening.open(outer, seal, inner: served.body) {
    case .violation(let violation): passOrNote(violation, members, &context)
    case .text(let text): readInner(text, &context)
    }
  }

  /// Reads what was in the envelope. Text that is no JSON at all was garbled, or sealed under another key.
  private func readInner(_ text: [UInt8], _ context: inout RequestContext) {
    let (value, kind) = BodyReading.read(text, behaviour)
    if value == nil, kind == .notJSON, text.contains(where: { $0 < 0x20 || $0 >= 0x7F }) || text.first != 0x7B {
      let isText = text.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
      let violation = isText ? Violation(aspect: BodyReading.aspect, kind: .notJSON) : EnvelopeOpening.garbled
      return passOrNote(violation, MemberCheck(behaviour: behaviour), &context)
    }
    readBody(text, &context)
  }

  private func readBody(_ bytes: [UInt8], _ context: inout RequestContext) {
    let members = MemberCheck(behaviour: behaviour)
    context.plain = bytes
    let (value, kind) = BodyReading.read(bytes, behaviour)
    guard let value else {
      return passOrNote(Violation(aspect: BodyReading.aspect, kind: kind ?? .notJSON), members, &context)
    }
    context.body = value
    // An object without members lacks what is required: only a fault takes it for a body.
    let empty = Violation(aspect: BodyReading.aspect, kind: .empty)
    if value.members?.isEmpty == true, behaviour.tolerates(empty) { return passOrNote(empty, members, &context) }
    members.check(served.body, in: value, &context)
  }

  /// Notes what is wrong with the whole body; where the fault lets it pass, every member has its stand-in.
  private func passOrNote(_ violation: Violation, _ members: MemberCheck, _ context: inout RequestContext) {
    var violation = violation
    if violation.aspect == BodyReading.aspect, let name = BodyReading.caseName(violation.kind) {
      violation.outcome = served.operation.expectations["body.\(name)"].flatMap { $0 == Outcome.open ? nil : $0 }
    }
    guard context.note(violation, behaviour) else { return }
    members.standIn(served.body, &context)
  }
}
