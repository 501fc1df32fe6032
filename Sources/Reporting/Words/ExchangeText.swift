import CaseModel

/// One exchange as lines to show.
public struct ExchangeText: Sendable, Hashable {
  let record: ExchangeRecord

  init(_ record: ExchangeRecord) {
    self.record = record
  }

  /// A command that sends the request again; empty when there is none.
  public var curl: String { visible(cut(record.curl, to: TextLimit.message)) }

  /// One message of the exchange.
  struct Message: Sendable, Hashable {
    /// What stands before each of its lines: `> ` sent, `>> ` sent before sealing, `< ` received, `<< ` after opening.
    var mark: String
    var title: String
    /// Safe to show; it has line ends.
    var text: String
  }

  /// How the request went, where that was another way than the others.
  var way: String? { record.way.map { "sent \(oneLine($0))" } }

  /// The messages in the order they came to be; the last one says what went wrong, if anything did.
  var messages: [Message] {
    var messages = [Message(mark: ">", title: "sent", text: Self.shown(record.request))]
    if let opened = record.requestOpened {
      messages.append(Message(mark: ">>", title: "sent, before sealing", text: Self.shown(opened)))
    }
    if let response = record.response {
      messages.append(Message(mark: "<", title: "received", text: Self.shown(response)))
    }
    if let opened = record.responseOpened {
      messages.append(Message(mark: "<<", title: "received, opened", text: Self.shown(opened)))
    }
    if let failure = record.failure ?? (record.response == nil ? "no answer" : nil) {
      messages.append(Message(mark: "!", title: "went wrong", text: oneLine(failure)))
    }
    return messages
  }

  /// The messages line by line, each line with its mark.
  public var lines: [String] {
    (way.map { ["! \($0)"] } ?? [])
      + messages.flatMap { message in
        message.text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
          .map { $0.isEmpty ? message.mark : "\(message.mark) \(Substring($0))" }
      }
  }

  private static func shown(_ message: String) -> String {
    visible(cut(message, to: TextLimit.message), keepsLines: true)
  }
}
