import ContractModel
import HTTPCore
import JSONCore

/// What the request before this one sent.
struct EarlierValues: Sendable {
  var values: [String: String]
  /// Whether it came at nearly the same moment on another connection.
  var isAtOnce: Bool
}

/// Changes an answer as the faults ask, before it is sealed and written.
struct AnswerDefects {
  var behaviour: Behaviour
  var served: ServedOperation
  var context: RequestContext
  var earlier: EarlierValues
  var bindings: MockBindings

  func apply(to answer: inout Answer) {
    for fault in behaviour.faults {
      switch fault.effect {
      case .member(let defect) where answer.shape?.name == defect.shape: apply(defect, to: &answer)
      case .message(let defect, let selection) where selection.covers(answer.sort): apply(defect, to: &answer)
      case .leaks(let leak, let selection) where selection.covers(answer.sort):
        LeakWriter(self).apply(leak, to: &answer)
      default: break
      }
    }
  }

  private func apply(_ defect: MessageDefect, to answer: inout Answer) {
    let maker = AnswerMaker(
      served: served, behaviour: behaviour, now: context.arrival, number: 4_565_999, context: context)
    switch defect {
    case .status(let status): answer.status = status
    case .reason(let text): answer.reason = Array(text.utf8)
    case .noHeader(let name): answer.fields.remove(name)
    case .header(let name, let value):
      if name.lowercased() == "content-type" { answer.contentType = value } else { answer.fields.set(name, value) }
    case .contentType(let type): answer.contentType = type
    case .unchallenged:
      if answer.status == 401 { break }
      answer.status = 401
      (answer.body, answer.shape, answer.contentType) = (nil, nil, nil)
    case .faultCode(let code): setFaultCode(code, &answer)
    case .faultName(let name):
      guard let member = answer.body?.members?.first else { return }
      answer.body = .object([(name, member.value)])
    case .successBody:
      let success = maker.accepted()
      (answer.body, answer.shape, answer.isSealed) = (success.body, success.shape, success.isSealed)
      answer.contentType = success.contentType
    case .failureBody(let outcome):
      let failure = maker.outcome(outcome)
      (answer.body, answer.shape, answer.isSealed) = (failure.body, failure.shape, failure.isSealed)
      answer.contentType = failure.contentType
    default: break
    }
  }

  private func setFaultCode(_ code: Int?, _ answer: inout Answer) {
    guard let member = answer.body?.members?.first, let fault = answer.shape?.fault else { return }
    let path = [member.name, fault.codeMember]
    answer.body = code.map { answer.body?.setting(path: path, to: .number($0)) } ?? answer.body?.removing(path: path)
  }

  private func apply(_ defect: MemberDefect, to answer: inout Answer) {
    if let header = defect.header {
      if defect.change == .missing { answer.fields.remove(header) }
      if case .text(let text) = defect.change { answer.fields.set(header, text) }
      return
    }
    guard let body = answer.body, let path = Self.place(of: defect.path, in: body) else { return }
    guard body[path: path] != nil || defect.change == .present else { return }
    let field = answer.shape?.fields.first { $0.path == defect.path }
    if let changed = MemberChange(context: context, earlier: earlier, field: field).value(body[path: path], defect) {
      answer.body = body.setting(path: path, to: changed)
    } else if defect.change == .missing {
      answer.body = body.removing(path: path)
    }
  }

  /// The path with the first element in place of every element.
  static func place(of path: [String], in body: JSONValue) -> [String]? {
    path.isEmpty ? nil : path.map { $0 == "[]" ? "0" : $0 }
  }
}
