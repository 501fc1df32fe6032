import CaseModel

extension Shape where Value == CaseRecord {
  static var caseRecord: Shape {
    .object(
      "caseRecord",
      blank: {
        CaseRecord(id: "", title: "", kind: .open, operation: "", group: "", requirements: [], outcome: .undecided)
      },
      [
        .member("id", \.id, .string, "contract/operation/aspect/mutation"), .member("title", \.title, .string),
        .member("kind", \.kind, .word([.control, .positive, .negative, .open, .scenario])),
        .member("operation", \.operation, .string), .member("group", \.group, .string),
        .member("requirements", \.requirements, .list(.string), "ids of the requirements it is made for"),
        .optional("changed", \.changed, .string, "the one thing that differs from the control"),
        .optional(
          "shrunkFrom", \.shrunkFrom, .string, "the changes of which changed is the smallest set that shows it"),
        .member("outcome", \.outcome, .word(CaseOutcome.allCases)),
        .optional("reason", \.reason, .string, "why it was skipped or is undecided"),
        .member("duration", \.duration, .integer, "microseconds"),
        .member("findings", \.findings, .list(.finding)), .member("exchanges", \.exchanges, .list(.exchange)),
      ])
  }
}

extension Shape where Value == Finding {
  static var finding: Shape {
    .object(
      "finding", blank: { Finding(requirement: "", title: "", expected: "", actual: "", place: "") },
      [
        .member("requirement", \.requirement, .string, "the id of the requirement that is broken"),
        .member("title", \.title, .string), .member("expected", \.expected, .string),
        .member("actual", \.actual, .string), .member("place", \.place, .string, "where in the exchange"),
        .member("step", \.step, .integer, "from 0"), .member("needsConfirmation", \.needsConfirmation, .bool),
        .optional("fingerprint", \.fingerprint, .string, "the same in every run that shows the same breach"),
        .optional("waiver", \.waiver, .string, "the ticket under which somebody answers for it"),
        .optional("stability", \.stability, .stability, "how often it was seen when the case was sent again"),
      ])
  }
}

extension Shape where Value == Stability {
  static var stability: Shape {
    .object(
      "stability", blank: { Stability(seen: 0, sent: 0) },
      [
        .member("seen", \.seen, .integer, "sendings that showed it"),
        .member("sent", \.sent, .integer, "sendings in all, the first that showed it counted"),
      ])
  }
}

extension Shape where Value == ExchangeRecord {
  static var exchange: Shape {
    .object(
      "exchange", blank: { ExchangeRecord(step: 0, request: "") },
      [
        .member("step", \.step, .integer, "from 0"),
        .member("request", \.request, .string, "start line, fields and body as sent, redacted"),
        .optional("requestOpened", \.requestOpened, .string, "the inner body before sealing, redacted"),
        .optional("response", \.response, .string, "start line, fields and body as received, redacted"),
        .optional("responseOpened", \.responseOpened, .string, "the inner body after opening, redacted"),
        .optional("failure", \.failure, .string, "what kept the answer from coming or being read"),
        .optional("outcome", \.outcome, .string, "what the answer was read as"),
        .optional("status", \.status, .integer), .optional("firstByte", \.firstByte, .integer, "microseconds"),
        .member("total", \.total, .integer, "microseconds"),
        .member("wasReusedConnection", \.wasReusedConnection, .bool),
        .optional("way", \.way, .string, "where it went another way than the others: which"),
        .member("curl", \.curl, .string, "a command that sends the request again, with variables in place of secrets"),
      ])
  }
}
