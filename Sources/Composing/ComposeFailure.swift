/// Why a request could not be composed.
public enum ComposeFailure: Error, Hashable, Sendable {
  /// The recipe does not fit the value: nothing to swap, or a leading zero where a JSON integer is asked for.
  case notApplicable(String)
  /// An earlier step did not bring what the request is made from.
  case unprepared(String)
  /// Every element of a list binding was used.
  case exhausted(binding: String)
  /// The request needs a value that the target does not give.
  case missingBinding(String)
  /// A value could not be sealed or signed.
  case crypto(String)

  /// One sentence for a person, without a final full stop and without secrets.
  public var message: String {
    switch self {
    case .notApplicable(let reason), .unprepared(let reason): reason
    case .exhausted(let binding): "every value of the list \(binding) was used"
    case .missingBinding(let binding): "\(binding) is not given"
    case .crypto(let reason): reason
    }
  }
}
