/// One harmless difference of a mock server: what it does conforms, and a run must say so.
public struct Variant: Sendable, Hashable {
  /// The name users type: `pretty-printed`.
  public var name: String
  /// What is different, in one sentence.
  public var summary: String
  /// Whether every answer is waited for, so that a run takes long and hardly any work.
  public var takesItsTime: Bool {
    if case .latency = effect { return true }
    return false
  }

  /// Whether it writes every answer in another way, whatever was asked and whatever the answer says.
  public var isOfForm: Bool {
    switch effect {
    case .style, .trailingSpace, .headerNames, .optionalWhiteSpaceInFields, .extraHeaders, .charset, .mediaTypeCase,
      .chunked, .interim, .noReason, .reason, .splitWrites, .latency:
      true
    default: false
    }
  }

  /// Whether it decides otherwise on some requests, and writes its answers as the reference does.
  public var isOfReading: Bool {
    switch effect {
    case .refusesDuplicates, .firstOfDuplicates, .refusesOpenReadings, .refusesUnknownMembers, .refusesUnknownQuery,
      .refusesWeakPINs, .servesTrailingSlash, .servesOtherPathCase, .readsMembersInAnyCase, .readsByteOrderMark,
      .takesWholeNumbers, .takesAnyContentType, .wantsLength, .refusesExpectation, .otherMethodStatus:
      true
    default: false
    }
  }

  /// Whether only a server that speaks TLS can show it.
  public var isOverTLS: Bool { tlsManner != nil }

  var tlsManner: TLSManner? {
    if case .secures(let manner) = effect { return manner }
    return nil
  }

  /// Whether it shows only to clients that log in.
  public var isOfLogins: Bool {
    if case .tokensLast = effect { return true }
    return false
  }

  /// What the server does differently.
  var effect: VariantEffect
}
