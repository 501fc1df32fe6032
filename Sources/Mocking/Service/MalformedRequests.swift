import HTTPCore

extension MockService {
  /// Answers what could not be read as a request: 400, or the status of the limit it passes, and ends the connection.
  func refuse(_ malformation: MessageMalformation) -> MockReply {
    let status =
      switch malformation.defect {
      case .bodyTooLarge, .tooManyChunks: 413
      case .lineTooLong, .headTooLarge, .tooManyFields: 431
      case .unknownTransferCoding: 501
      case .unsupportedVersion: 505
      default: 400
      }
    var message = WireMessage(status: status, reason: nil)
    message.fields.append("Date", CalendarTime(secondsSince1970: WallTime.now().seconds).dateField)
    message.closes = true
    return MockReply(response: message.response, steps: [.write(message.bytes)], closes: true)
  }
}
