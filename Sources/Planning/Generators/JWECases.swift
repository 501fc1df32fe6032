import CaseModel

/// Compact JWEs that must not open: parts missing, exchanged or altered, sealed under another key, and rightly sealed
/// under a header that names what was not agreed (RFC 7516 §4.1 and §5.2; RFC 8725 §2.1 and §3.1).
enum JWECases {
  /// The cases' names, changes and words.
  ///
  /// - Parameter member: the outer member that holds the token.
  static func sealing(_ member: String) -> [(String, SealEdit, String)] {
    [
      ("not-base64", .notBase64, "\(member) with a part that is not base64url"),
      ("four-parts", .parts(4), "\(member) without its last part"),
      ("six-parts", .parts(6), "\(member) with a part too many"),
      ("reordered", .reordered, "\(member) with its ciphertext and tag exchanged"),
      ("altered-header", .compact(.header), "\(member) with an altered header"),
      ("encrypted-key", .compact(.encryptedKey), "\(member) with an encrypted key where none belongs"),
      ("altered-iv", .compact(.vector), "\(member) with an altered initialisation vector"),
      ("altered-ciphertext", .compact(.ciphertext), "\(member) with an altered ciphertext"),
      ("altered-tag", .compact(.tag), "\(member) with an altered tag"),
      ("short-tag", .compact(.shortTag), "\(member) with half of its tag"),
      ("no-tag", .compact(.noTag), "\(member) with an empty tag"),
      ("other-key", .otherKey, "\(member) sealed under another key"),
      ("algorithm-none", .header(.algorithm("none")), "\(member) whose header names the alg none"),
      ("algorithm-none-in-other-case", .header(.algorithm("nOnE")), "\(member) whose header names the alg nOnE"),
      ("other-algorithm", .header(.algorithm("RSA-OAEP-256")), "\(member) whose header names the alg RSA-OAEP-256"),
      ("encryption-none", .header(.encryption("none")), "\(member) whose header names the enc none"),
      ("other-encryption", .header(.encryption("A128CBC-HS256")), "\(member) whose header names the enc A128CBC-HS256"),
      ("critical", .header(.critical), "\(member) whose header wants an unknown extension understood"),
      ("encoded-only", .encodedOnly, "\(member) with clear text for a ciphertext"),
      ("unsecured", .unsecured, "\(member) as an unsecured token of three parts"),
    ]
  }
}
