import CaseModel
import JSONCore
import PayloadCrypto

/// A token or an outer body with something wrong with it.
extension Sealer {
  /// The outer body of an inner one, changed as the edits say, in their order.
  func seal(
    _ inner: [UInt8], edits: [SealEdit], _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> [UInt8] {
    var token = try protecting { () throws(CryptoError) in
      try envelope.seal(inner, iv: entropy.exactly(envelope.cipher.ivLength))
    }
    for edit in edits { token = try change(token, edit, inner, &entropy) }
    var members = [JSONMember(name: member, value: .string(token))]
    for edit in edits {
      switch edit {
      case .absent: members = []
      case .empty: members = members.map { JSONMember(name: $0.name, value: .string("")) }
      case .null: members = members.map { JSONMember(name: $0.name, value: .null) }
      case .number: members = members.map { JSONMember(name: $0.name, value: .number(12345)) }
      case .renamed(let name): members = members.map { JSONMember(name: name, value: $0.value) }
      case .asArray: members = members.map { JSONMember(name: $0.name, value: .array([$0.value])) }
      case .asText: members = [JSONMember(name: member, value: .string(String(decoding: inner, as: UTF8.self)))]
      case .asObject:
        guard let clear = try? JSONReader.read(inner).value else { throw .notApplicable("the inner body is no JSON") }
        members = [JSONMember(name: member, value: clear)]
      case .clearInstead: return inner
      case .clearBeside:
        guard let clear = try? JSONReader.read(inner).value.members else {
          throw .notApplicable("the inner body is no object")
        }
        members += clear
      case .notBase64, .truncated, .cut, .extended, .flipped, .reordered, .otherKey, .keySize, .keyFilled, .ecb,
        .ctr, .encodedOnly, .unsecured, .compact, .parts, .header, .padding:
        continue
      }
    }
    return JSONValue.object(members: members).bytes()
  }

  private func change(
    _ token: String, _ edit: SealEdit, _ inner: [UInt8], _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> String {
    switch edit {
    case .absent, .empty, .null, .number, .asObject, .asArray, .asText, .clearInstead, .clearBeside, .renamed:
      return token
    case .notBase64:
      let middle = token.index(token.startIndex, offsetBy: token.count / 2)
      return "\(token[..<middle])*\(token[middle...].dropFirst())"
    case .otherKey: return try sealed(inner, key: SecretValue(entropy.exactly(key.count)), &entropy)
    case .keySize(let size):
      // The agreed key cut off or begun again: what a server that fits keys to a cipher would make of it.
      return try sealed(inner, key: fitted(to: size) { key, index in key[index % key.count] }, &entropy)
    case .keyFilled(let size):
      guard size > key.count else { throw .notApplicable("the key is as long already") }
      let filled = try fitted(to: size) { key, index in index < key.count ? key[index] : 0 }
      return try sealed(inner, key: filled, &entropy)
    case .unsecured, .compact, .parts, .header: return try changed(jwe: token, edit, inner, &entropy)
    case _ where isJWE: return try changed(jwe: token, edit, inner, &entropy)
    case .truncated(let count):
      let bytes = try decoded(token)
      guard count > 0, count < bytes.count else { throw .notApplicable("the token is too short to be cut") }
      return Base64.encode(Array(bytes.dropLast(count)))
    case .cut(let count): return Base64.encode(Array(try decoded(token).prefix(max(0, count))))
    case .extended(let count): return Base64.encode(try decoded(token) + Array(repeating: 0x41, count: max(0, count)))
    case .flipped(let offset): return Base64.encode(flipped(try decoded(token), at: offset))
    case .reordered: return Base64.encode(try reordered(try decoded(token)))
    case .ecb:
      return Base64.encode(try protecting { () throws(CryptoError) in try AESECB.encrypt(inner, key: key) })
    case .ctr:
      let iv = entropy.exactly(16)
      let body = try protecting { () throws(CryptoError) in try AESCTR.encrypt(inner, key: key, iv: iv) }
      return Base64.encode(ivCount > 0 ? iv + body : body)
    case .encodedOnly: return Base64.encode(inner)
    case .padding(let padding): return try padded(inner, padding, &entropy)
    }
  }

  /// A key of another size, made of the octets of the agreed one.
  private func fitted(
    to size: Int, _ octet: (UnsafeBufferPointer<UInt8>, Int) -> UInt8
  ) throws(ComposeFailure) -> SecretValue {
    guard [16, 24, 32].contains(size), !key.isEmpty else { throw .notApplicable("there is no key of \(size) bytes") }
    return key.withOctets { key in
      SecretValue(count: size) { octets in
        for index in octets.indices { octets[index] = octet(key, index) }
      }
    }
  }

  private var isJWE: Bool {
    if case .jwe = envelope.cipher { true } else { false }
  }

  /// Seals the text with other padding, behind a space where the padding would be too short to be told from PKCS #7.
  private func padded(
    _ inner: [UInt8], _ padding: PaddingEdit, _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> String {
    guard case .aesCBC = envelope.cipher else { throw .notApplicable("the cipher has no padding") }
    var text = inner
    while text.count % 16 == 0 || text.count % 16 == 15 { text.append(0x20) }
    let count = 16 - text.count % 16
    switch padding {
    case .lastOctetOnly: text += Array(repeating: 0, count: count - 1) + [UInt8(count)]
    case .zeros: text += Array(repeating: 0, count: count)
    case .overlong: text += Array(repeating: UInt8(count + 16), count: count + 16)
    }
    let iv: [UInt8]
    switch envelope.ivPlacement {
    case .prefix: iv = entropy.exactly(16)
    case .fixed(let agreed): iv = agreed
    case .zero: iv = Array(repeating: 0, count: 16)
    }
    let body = try protecting { () throws(CryptoError) in
      try AESCBC.encrypt(text, key: key, iv: iv, padding: false)
    }
    return Base64.encode(ivCount > 0 ? iv + body : body)
  }

  private func sealed(
    _ inner: [UInt8], key: SecretValue, _ entropy: inout some EntropySource
  ) throws(ComposeFailure) -> String {
    let cipher: TokenEnvelope.Cipher =
      switch envelope.cipher {
      case .aesCBC: .aesCBC(bits: key.count * 8)
      case .aesGCM: .aesGCM(bits: key.count * 8)
      case .jwe: .jwe(bits: key.count * 8)
      }
    return try protecting { () throws(CryptoError) in
      try TokenEnvelope(key: key, cipher: cipher, ivPlacement: envelope.ivPlacement)
        .seal(inner, iv: entropy.exactly(cipher.ivLength))
    }
  }

  /// One bit of a byte turned; an offset beyond the token stands for a byte in the middle of the ciphertext.
  private func flipped(_ bytes: [UInt8], at offset: Int) -> [UInt8] {
    guard !bytes.isEmpty else { return bytes }
    var copy = bytes
    let (fromEnd, overflow) = bytes.count.addingReportingOverflow(offset)
    var index = offset < 0 ? (overflow ? -1 : fromEnd) : offset
    if !copy.indices.contains(index) { index = min(ivCount + (bytes.count - ivCount) / 2, bytes.count - 1) }
    copy[index] ^= 1
    return copy
  }

  /// The first two blocks of the ciphertext exchanged.
  private func reordered(_ bytes: [UInt8]) throws(ComposeFailure) -> [UInt8] {
    let tag = if case .aesGCM = envelope.cipher { AESGCM.tagLength } else { 0 }
    let body = Array(bytes.dropFirst(ivCount).dropLast(tag))
    guard body.count >= 32 else { throw .notApplicable("the ciphertext has fewer than two blocks") }
    return bytes.prefix(ivCount) + body[16..<32] + body[..<16] + body[32...] + bytes.suffix(tag)
  }

  /// How many bytes of the token stand before the ciphertext.
  private var ivCount: Int {
    if case .prefix = envelope.ivPlacement { envelope.cipher.ivLength } else { 0 }
  }

  private func decoded(_ token: String) throws(ComposeFailure) -> [UInt8] {
    guard let bytes = Base64.decode(token) else { throw .notApplicable("the token is no base64 any more") }
    return bytes
  }

  func protecting<Result>(_ body: () throws(CryptoError) -> Result) throws(ComposeFailure) -> Result {
    do throws(CryptoError) { return try body() } catch { throw .crypto(error.message) }
  }
}
