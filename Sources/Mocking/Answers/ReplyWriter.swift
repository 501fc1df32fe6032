import ContractModel
import HTTPCore
import JSONCore

/// Writes an answer down: seals the body, puts the head together, and says how it goes over the connection.
struct ReplyWriter {
  var service: MockService
  var served: ServedOperation?
  var context: RequestContext
  var number: Int

  private var behaviour: Behaviour {
    served.map { service.behaviour.shown(by: $0.operation) } ?? service.behaviour
  }

  func reply(_ answer: Answer) -> MockReply {
    var message = WireMessage(status: answer.status, reason: answer.reason)
    message.fields = head(answer)
    message.isHeadOnly = context.request.method == "HEAD"
    if context.request.method != "HEAD" {
      var body = written(answer)
      for defect in behaviour.messages(answer.sort) {
        if case .text(let change, inner: false) = defect { BodyDefects.apply(change, to: &body) }
        if case .framing(let framing) = defect {
          message.framing = framing
          // Where there is no body, there is no length to be wrong about.
          if body.isEmpty, answer.sort != .accepted { body = Self.freeText }
        }
      }
      message.body = body
    }
    VariantHead(variant: behaviour.variant).apply(to: &message, sort: answer.sort)
    return DeliveryPlan(behaviour: behaviour, context: context, number: number).reply(message, sort: answer.sort)
  }

  private func head(_ answer: Answer) -> HTTPFields {
    var fields = HTTPFields()
    if behaviour.variant != .noDate {
      fields.append("Date", CalendarTime(secondsSince1970: context.arrival.seconds).dateField)
    }
    if let type = answer.contentType, answer.body != nil || answer.shape != nil { fields.append("Content-Type", type) }
    if answer.status == 401, !behaviour.messages(answer.sort).contains(.unchallenged) {
      let scheme = service.authentication?.challenge ?? "Token"
      fields.append("WWW-Authenticate", #"\#(scheme) realm="\#(service.contract.id)""#)
    }
    for field in answer.fields { fields.append(field) }
    for case .noHeader(let name) in behaviour.messages(answer.sort) { fields.remove(name) }
    return fields
  }

  /// The bytes of the body.
  private func written(_ answer: Answer) -> [UInt8] {
    guard var body = answer.body else {
      let isFree = behaviour.variant == .freeErrorBodies && answer.sort != .accepted && answer.shape == nil
      return isFree ? Self.freeText : []
    }
    // Text that is no JSON object stands for itself.
    if case .string(let text) = body.kind, answer.shape == nil { return Array(text.utf8) }
    if behaviour.variant == .reversedMembers { body = body.reversingMembers() }
    if behaviour.variant == .unknownMembers { body = Self.withUnknownMembers(body) }
    let space: [UInt8] = behaviour.variant == .trailingSpace ? Array(" \r\n\n".utf8) : []
    guard answer.isSealed, let seal = served?.envelope else {
      return with(answer.outside, body).bytes(behaviour.style) + space
    }
    var plain = body.bytes(behaviour.style) + space
    for case .text(let change, inner: true) in behaviour.messages(answer.sort) {
      BodyDefects.apply(change, to: &plain)
    }
    let sealed = SealedBody(
      seal: seal, defects: behaviour.sealing, header: behaviour.variant == .otherJWEHeader ? seal.otherHeader : nil,
      style: behaviour.style, number: number)
    return sealed.bytes(plain, of: body, extra: outside(answer)) + space
  }

  /// An error body of the server's own, where none is described.
  private static let freeText = Array("The request was not carried out.".utf8)

  private func outside(_ answer: Answer) -> [JSONMember] {
    let unknown =
      behaviour.variant == .unknownMembers
      ? [JSONMember(name: "traceId", value: .string("f3a9"))] : [JSONMember]()
    return answer.outside + unknown
  }

  private func with(_ extra: [JSONMember], _ body: JSONValue) -> JSONValue {
    extra.reduce(body) { $0.setting(path: [$1.name], to: $1.value) }
  }

  /// The value with members nobody knows in every object.
  static func withUnknownMembers(_ value: JSONValue) -> JSONValue {
    switch value.kind {
    case .object(let members):
      let inner = members.map { JSONMember(name: $0.name, value: withUnknownMembers($0.value)) }
      let unknown = [
        JSONMember(name: "x-vendor", value: .object([("note", .string("new in this release")), ("n", .number(7))]))
      ]
      return .object(members: unknown + inner)
    case .array(let elements): return .array(elements.map(withUnknownMembers))
    default: return value
    }
  }
}
