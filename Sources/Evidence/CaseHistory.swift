import CaseModel
import HTTPCore
import JSONCore

/// The stored exchanges of each case, so that a step can be judged after those before it.
struct CaseHistory {
  /// By case id and step; another try of a case takes the place of the one before.
  private var exchanges: [String: [Int: StoredExchange]] = [:]

  /// Notes what a line holds; nil where its octets make no exchange.
  mutating func note(_ stored: StoredExchange?, of value: Case, step: Int) {
    exchanges[value.id, default: [:]][step] = stored
  }

  /// The steps that a step was judged after: for requests that are sent at once, those that prepared them.
  func steps(of value: Case, before step: Int) -> [EarlierStep] {
    var last = step
    if case .atOnce = value.order { last = min(step, value.preparations) }
    return (0..<last).lazy.map { exchanges[value.id]?[$0] }.prefix { $0 != nil }.compactMap { $0 }.map(\.asEarlierStep)
  }
}

extension StoredExchange {
  /// What the steps after it may be held against.
  fileprivate var asEarlierStep: EarlierStep {
    EarlierStep(
      sent: sent, answer: opened.bytes.flatMap { try? JSONReader.read($0).value },
      location: exchange.response?.fields["Location"], status: exchange.response?.status)
  }
}
