public import PayloadCrypto

/// Why no bundle can be made of a run.
public enum EvidenceFailure: Error, Sendable, Hashable {
  /// The key that is to sign cannot be read, or is of another kind.
  case key(CryptoError)
  /// Generators or checks took part that are not the kit's own.
  case extended
  /// The record is of contracts whose exchanges are not at hand.
  case merged

  /// The reason in one sentence.
  public var message: String {
    switch self {
    case .key(let error): error.message
    case .extended:
      "generators or checks of your own took part in the run, and whoever verifies a bundle could not judge it again"
    case .merged:
      "the record holds contracts without their exchanges: keep a bundle of each part of the run, and verify each"
    }
  }
}
