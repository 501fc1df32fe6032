public import ContractModel
public import HTTPCore
import JSONCore
import PayloadCrypto

/// What a login brought.
public struct ObtainedCredential: Sendable, Hashable {
  public var token: String
  /// Seconds since 1970 at which it is over; nil where the answer does not say.
  public var expiresAt: Int64?
}

/// Why a login brought nothing.
public enum LoginFailure: Error, Sendable, Hashable {
  /// The answer has another status than a success.
  case refused(status: Int)
  /// The answer is not what the contract says.
  case unreadable
  /// The credential is not where the contract says.
  case noToken
}

extension Login {
  /// Takes the credential out of an answer.
  public func credential(in response: HTTPResponse) throws(LoginFailure) -> ObtainedCredential {
    guard (200..<300).contains(response.status) else { throw .refused(status: response.status) }
    guard let value = content(of: response.body) else { throw .unreadable }
    guard let found = value[path: token], let text = found.string ?? found.number?.text, !text.isEmpty else {
      throw .noToken
    }
    let moment = expires.isEmpty ? nil : value[path: expires]
    return ObtainedCredential(token: text, expiresAt: moment.flatMap(Self.seconds))
  }

  /// The object that the answer holds.
  private func content(of body: [UInt8]) -> JSONValue? {
    switch answer {
    case .json: return try? JSONReader.read(body).value
    case .jwt:
      // The token stands alone, or as the one text of a JSON body.
      let written = (try? JSONReader.read(body).value.string) ?? String(decoding: body, as: UTF8.self)
      let text = String(written.filter { !$0.isWhitespace })
      guard let parts = try? JWT.split(text) else { return nil }
      return try? JSONReader.read(parts.claims).value
    }
  }

  private static func seconds(_ value: JSONValue) -> Int64? {
    if let number = value.number { return Double(number.text).flatMap { Int64(exactly: $0.rounded(.down)) } }
    return value.string.flatMap(CivilTime.seconds)
  }
}
