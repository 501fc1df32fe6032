/// Says why a value could not be sealed, opened, signed or verified.
///
/// No case carries a key, a plaintext, a PIN or a token: only lengths, counts and names fixed in this module.
public enum CryptoError: Error, Sendable, Hashable {
  /// The key has `actual` bytes; the cipher takes one of `expected`.
  case keyLength(expected: [Int], actual: Int)
  /// The initialisation vector has `actual` bytes; the mode takes `expected`.
  case ivLength(expected: Int, actual: Int)
  /// The authentication tag has `actual` bytes; the mode takes `expected`.
  case tagLength(expected: Int, actual: Int)
  /// A cipher was asked for with `bits` of key, which AES does not have.
  case keySize(bits: Int)
  /// The input has more bytes than one call of the library takes.
  case inputTooLong(actual: Int)
  /// The input has `actual` bytes, which is not a positive multiple of `blockSize`.
  case notWholeBlocks(blockSize: Int, actual: Int)
  /// The last block does not end in PKCS#7 padding: another key, another IV, or altered ciphertext.
  case padding
  /// The authentication tag does not fit the ciphertext and the additional data.
  case authentication

  /// The text is not base64 (or base64url, where a compact form asks for it).
  case notBase64
  /// The decoded bytes are `actual`, fewer than the `minimum` that hold all fields.
  case truncated(minimum: Int, actual: Int)
  /// A compact form has `actual` parts between its dots, not `expected`.
  case partCount(expected: Int, actual: Int)
  /// The second part of a compact JWE is not empty although the key is agreed directly (RFC 7518 §4.5).
  case encryptedKeyNotEmpty
  /// The caller's expectation refused the protected header.
  case header

  /// The PEM text holds no key that can be read without a passphrase.
  case unreadableKey
  /// The key is not of the kind the algorithm takes.
  case wrongKeyKind
  /// The signature or MAC does not fit the message and the key.
  case signature

  /// The PIN has `actual` digits; ISO 9564-1 allows 4 to 12.
  case pinLength(actual: Int)
  /// The PIN holds something other than decimal digits.
  case pinDigits
  /// The PAN is not 1 to 19 decimal digits.
  case pan
  /// The control digit of the opened block is `actual`, not that of the format.
  case pinBlockFormat(expected: PINBlockFormat, actual: UInt8)
  /// A digit after the PIN is not the filler of the format.
  case pinFiller
  /// The fill has `actual` bytes; the block needs `expected`.
  case fillLength(expected: Int, actual: Int)

  /// The URL is not an absolute http or https URL.
  case url
  /// The header value is not an OAuth `Authorization` value (RFC 5849 §3.5.1).
  case authorizationHeader
  /// The named OAuth parameter is absent.
  case missingParameter(String)
  /// An OAuth parameter occurs more than once.
  case repeatedParameter
  /// The OAuth signature method is not RSA-SHA256.
  case signatureMethod
  /// The OAuth version is given and is not 1.0 (RFC 5849 §3.1).
  case oauthVersion
  /// The OAuth body hash is not that of the body.
  case bodyHash

  /// OpenSSL refused `operation` for the reason numbered `code` (0 when it gave none).
  case library(operation: String, code: UInt)
}

extension CryptoError {
  /// One sentence for a person, without a final full stop and without secrets.
  public var message: String {
    switch self {
    case .keyLength(let expected, let actual):
      "the key has \(Self.bytes(actual)); expected \(Self.alternatives(expected)) bytes"
    case .ivLength(let expected, let actual):
      "the initialisation vector has \(Self.bytes(actual)); expected \(expected)"
    case .tagLength(let expected, let actual):
      "the authentication tag has \(Self.bytes(actual)); expected \(expected)"
    case .keySize(let bits): "AES has no keys of \(bits) bits; expected 128, 192 or 256"
    case .inputTooLong(let actual): "the input of \(Self.bytes(actual)) is too long for one call"
    case .notWholeBlocks(let size, let actual):
      "\(Self.bytes(actual)) are not a whole number of \(size)-byte blocks"
    case .padding: "the decrypted bytes do not end in PKCS#7 padding (another key, another IV, or altered bytes)"
    case .authentication: "the authentication tag does not fit (another key, another IV, or altered bytes)"
    case .notBase64: "the text is not base64"
    case .truncated(let minimum, let actual): "the token holds \(Self.bytes(actual)); at least \(minimum) are needed"
    case .partCount(let expected, let actual): "the compact form has \(actual) parts; expected \(expected)"
    case .encryptedKeyNotEmpty: "the encrypted key is not empty, as a directly agreed key asks"
    case .header: "the protected header is not the expected one"
    case .unreadableKey: "the PEM text holds no key that can be read without a passphrase"
    case .wrongKeyKind: "the key is not of the kind the algorithm takes"
    case .signature: "the signature does not fit the message and the key"
    case .pinLength(let actual): "the PIN has \(actual) digits; ISO 9564 allows 4 to 12"
    case .pinDigits: "the PIN holds something other than decimal digits"
    case .pan: "the PAN is not 1 to 19 decimal digits"
    case .pinBlockFormat(let expected, let actual):
      "the PIN block has control digit \(actual); format \(expected.controlDigit) was expected (or another key or PAN)"
    case .pinFiller: "a digit after the PIN is not the format's filler (or another PAN was used)"
    case .fillLength(let expected, let actual): "the fill has \(Self.bytes(actual)); expected \(expected)"
    case .url: "the URL is not an absolute http or https URL"
    case .authorizationHeader: "the header value is not an OAuth authorization"
    case .missingParameter(let name): "the OAuth parameter \(name) is absent"
    case .repeatedParameter: "an OAuth parameter occurs more than once"
    case .signatureMethod: "the OAuth signature method is not RSA-SHA256"
    case .oauthVersion: "the OAuth version is not 1.0"
    case .bodyHash: "the OAuth body hash is not that of the body"
    case .library(let operation, let code): "OpenSSL refused \(operation) (code \(code))"
    }
  }

  private static func bytes(_ count: Int) -> String { count == 1 ? "1 byte" : "\(count) bytes" }

  /// Spells `[16, 24, 32]` as "16, 24 or 32".
  private static func alternatives(_ values: [Int]) -> String {
    guard let last = values.last else { return "no" }
    let head = values.dropLast().map(String.init).joined(separator: ", ")
    return head.isEmpty ? "\(last)" : "\(head) or \(last)"
  }
}
