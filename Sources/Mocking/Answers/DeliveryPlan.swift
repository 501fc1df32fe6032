import HTTPCore

/// How a message goes over the connection: at once and whole, or as the fault or variant asks.
struct DeliveryPlan {
  var behaviour: Behaviour
  var context: RequestContext
  /// The request's number at this server, from 1.
  var number: Int

  func reply(_ message: WireMessage, sort: Answer.Sort) -> MockReply {
    let response = message.response
    var steps = writes(message)
    if case .latency(let microseconds)? = behaviour.variant { steps.insert(.pause(microseconds), at: 0) }
    let reply = MockReply(response: response, steps: steps, closes: message.closes || message.framing != nil)
    for case .delivers(let defect, let moment, let selection) in behaviour.faults.map(\.effect)
    where shows(moment) && selection.covers(sort) {
      return spoiled(reply, defect)
    }
    return reply
  }

  private func shows(_ moment: Moment) -> Bool {
    switch moment {
    case .always: true
    case .every(let count): number.isMultiple(of: count)
    case .reusedConnection: context.position.request > 1
    case .firstOnConnection: context.position.request == 1
    case .longHead(let count): context.request.headBytes.count > count
    case .longBody(let count): context.request.body.count > count
    case .repeatedParameter: Set(context.query.map(\.name)).count < context.query.count
    }
  }

  private func spoiled(_ reply: MockReply, _ defect: DeliveryDefect) -> MockReply {
    var reply = reply
    let bytes = reply.bytes
    switch defect {
    case .hang: reply.steps = [.hang]
    case .slow(let microseconds): reply.steps.insert(.pause(microseconds), at: 0)
    case .closed: reply.steps = [.close]
    case .reset: reply.steps = [.write(Array(bytes.prefix(max(1, bytes.count - 3)))), .reset]
    case .cut:
      reply.steps = [.write(Array(bytes.prefix(max(1, bytes.count - 3)))), .close]
    case .serverError:
      let fields = HTTPFields([HTTPField("Content-Length", "0")])
      reply.response = HTTPResponse(
        status: 500, reason: Array("Internal Server Error".utf8), fields: fields, framing: .contentLength(0))
      reply.steps = [.write(reply.response.bytes)]
    case .empty:
      reply.response.body = []
      reply.response.fields.set("Content-Length", "0")
      reply.response.framing = .contentLength(0)
      reply.steps = [.write(reply.response.bytes)]
    }
    return reply
  }

  private func writes(_ message: WireMessage) -> [MockReply.Step] {
    let bytes = message.bytes
    guard message.isSplit else { return [.write(bytes)] }
    var steps: [MockReply.Step] = []
    var rest = bytes[...]
    for size in [1, 20, 60] {
      steps += [.write(Array(rest.prefix(size))), .pause(200)]
      rest = rest.dropFirst(size)
    }
    return steps + [.write(Array(rest))]
  }
}
