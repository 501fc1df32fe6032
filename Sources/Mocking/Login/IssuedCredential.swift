/// A credential that a login gave out.
struct IssuedCredential: Sendable {
  var text: String
  /// The binding whose value it stands for.
  var binding: String
  /// How many requests had come when it was given out.
  var requests: Int
}
