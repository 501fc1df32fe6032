import CaseModel
import HTTPCore
import JSONCore

/// The control of each system and its plain success.
enum Wibmo {
  static let trial = Trial(
    contract: Shipped.contract("wibmo-prepaid"),
    values: [
      "request.header.x-api-key": .string("K7QW2ZP9R4TN"), "request.messageCode": .string("1120"),
      "request.clientId": .string("FintechQ"), "request.secureCode": .string("Zk83mVq2LxT9bRw4"),
      "request.clientTxnId": .string("TXN4711abcdef"), "request.requestDateTime": .string("20260711100000"),
      "request.bankId": .string("2010"), "request.customerId": .string("QC41MNS77B"),
      "request.last4Digits": .string("8172"), "request.urn": .string("1000058915"), "request.newPIN": .string("5386"),
    ],
    secrets: [
      Secret(label: "apiKey", value: "K7QW2ZP9R4TN"), Secret(label: "secureCode", value: "Zk83mVq2LxT9bRw4"),
      Secret(label: "pin", value: "5386"),
    ])

  /// The members of a success, each as JSON text.
  static let members: [(String, String)] = [
    ("messageCode", "\"1121\""), ("clientId", "\"FintechQ\""), ("clientTxnId", "\"TXN4711abcdef\""),
    ("responseDateTime", "\"20260711100002\""), ("urn", "1000058915"), ("customerId", "\"QC41MNS77B\""),
    ("accosaTransactionId", "\"77120\""), ("responseCode", "\"00\""), ("responseMessage", "\"Success\""),
    ("description", "null"), ("accosaRefNo", "\"202607110000017\""),
  ]

  /// A success in which some members are others; nil leaves one out.
  static func success(_ changes: [String: String?] = [:], adding more: String = "") -> Answer {
    let kept = members.compactMap { name, text -> String? in
      guard let change = changes[name] else { return "\"\(name)\":\(text)" }
      return change.map { "\"\(name)\":\($0)" }
    }
    return Answer(inner: "{" + (kept + (more.isEmpty ? [] : [more])).joined(separator: ",") + "}")
  }

  static func refusal(_ code: String = "\"1055\"") -> Answer {
    Answer(inner: "{\"responseCode\":\(code),\"responseMessage\":\"malformed\"}")
  }
}

enum Rackspace {
  static let trial = Trial(
    contract: Shipped.contract("rackspace-identity"),
    values: [
      "request.path.userId": .string("u-10452"), "request.header.X-Auth-Token": .string("AAd7f2c1e9b84a63d05b"),
    ],
    secrets: [Secret(label: "userAdminToken", value: "AAd7f2c1e9b84a63d05b")])

  static let success = Answer.bare(204).with { $0.framing = BodyFraming.none }

  static func fault(_ status: Int, _ body: String, type: String? = "application/json") -> Answer {
    Answer(status: status, reason: "", type: type, body: body)
  }
}

enum Aspen {
  static let trial = Trial(
    contract: Shipped.contract("processa-aspen"),
    values: [
      "request.CorrelationalId": .string("9f1c2d34-aaaa-4bbb-8ccc-0123456789ab"),
      "request.NewPin": .string("5ABB40E21DD968FB"),
    ],
    secrets: [Secret(label: "pinBlock", value: "5ABB40E21DD968FB"), Secret(label: "pan", value: "9999991538020257")])

  static let help = HTTPField("X-PRO-Response-Help", "https://help.example/20005")

  static func refusal(_ status: Int = 400, reason: String = "Petición inválida EventId: (20005)") -> Answer {
    Answer.bare(status, [help], reason: reason)
  }
}

enum Mastercard {
  static let reference = "DWSPMC00000000010906a349d9ca4eb1a4d53e3c90a11d9c"

  static let trial = Trial(
    contract: Shipped.contract("mastercard-mdes"),
    values: [
      "request.TokenResetMobilePinRequest.TokenUniqueReference": .string(reference),
      "request.TokenResetMobilePinRequest.ReasonCode": .string("N"),
      "request.TokenResetMobilePinRequest.CommentText": .string("Cardholder called"),
    ])

  static func success(reference: String = Mastercard.reference, comment: String = #","CommentId":"2356""#) -> Answer {
    Answer(
      body: "{\"TokenResetMobilePinResponse\":{\"Token\":{\"TokenUniqueReference\":\"\(reference)\"\(comment)}}}")
  }

  static let errors = #"{"Errors":{"Error":[{"Source":"MDES","ReasonCode":"INVALID","Recoverable":false}]}}"#
}

enum BankEzy {
  static let trial = Trial(
    contract: Shipped.contract("bankezy-onboarding"),
    values: ["request.pin": .string("5386"), "request.signInMode": .number(1)],
    secrets: [Secret(label: "pin", value: "5386")])

  static func success(code: String = "200", rest: String = #","data":{"msg":"PIN reset"}"#) -> Answer {
    Answer(body: "{\"resCode\":\(code),\"resDesc\":\"SUCCESS\"\(rest)}")
  }
}
