import PayloadCrypto

extension BindingCheck {
  /// The signing the target's authentication scheme asks for.
  mutating func signer(spelling: OAuth1.Spelling) -> Signer { .none }
}
