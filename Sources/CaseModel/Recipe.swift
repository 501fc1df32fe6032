public import ContractModel
public import HTTPCore
public import JSONCore

/// How a request is made: the control of an operation, and what differs from it.
public struct Recipe: Sendable, Hashable {
  public var operation: String
  /// Values taken from elsewhere than the control's source, by field id.
  public var values: [String: ValueSource]
  /// What is changed, in this order.
  public var edits: [Edit]
  /// The earlier step of the case whose bytes are sent again instead.
  public var repeats: Int?
  /// The earlier step of the case whose Location is asked for instead of the operation's own path.
  public var address: Int?
  /// Whether a connection of its own is opened for the request.
  public var isOnFreshConnection: Bool
  /// The way it goes instead of the run's own; nil for that.
  public var channel: Channel?

  public init(
    operation: String, values: [String: ValueSource] = [:], edits: [Edit] = [], repeats: Int? = nil,
    address: Int? = nil,
    isOnFreshConnection: Bool = false, channel: Channel? = nil
  ) {
    self.operation = operation
    self.values = values
    self.edits = edits
    self.repeats = repeats
    self.address = address
    self.isOnFreshConnection = isOnFreshConnection
    self.channel = channel
  }
}

/// One difference from the control. Fields are named by their ids.
public enum Edit: Sendable, Hashable {
  /// Leaves a field out.
  case remove(String)
  /// Puts an optional field in, with its control's value.
  case include(String)
  /// Gives a field another value.
  case replace(String, Replacement)
  /// Gives a field another name.
  case rename(String, to: String)
  /// Sends a field a second time, after the first.
  case duplicate(String, Replacement)
  /// Adds a member to the object at this path of the (inner) body.
  case addMember(parent: [String], name: String, value: JSONValue)
  /// Adds a header field.
  case addHeader(HTTPField)
  case upperCaseFieldNames, lowerCaseFieldNames
  /// Sends a header field as a query parameter of its name instead.
  case inQuery(String)
  /// Adds a query parameter as given, `name=value`.
  case addQuery(String)
  /// Writes the (inner) body in another style.
  case style(JSONStyle)
  case reverseMembers
  /// Changes the text of the (inner) body after it was written.
  case innerBody(BodyEdit)
  /// Changes the body as it goes over the wire.
  case wireBody(BodyEdit)
  /// Sends this Content-Type, or none.
  case contentType(String?)
  case method(String)
  /// Sends another method with the body, though content has no meaning in some of them.
  case methodWithBody(String)
  case pathAppending(String)
  case pathUppercased
  /// Another spelling of the operation's path, which some readers resolve.
  case pathRespelled(PathSpelling)
  /// Sends the body in chunks of these sizes, with trailers.
  case chunked([Int], trailers: HTTPFields)
  case expectContinue
  /// Leaves nothing but method, path and Host: no value of the target's is in it.
  case bare
  case seal(SealEdit)
  case authentication(AuthenticationEdit)
}

/// What a path may hold that readers resolve or pass over.
public enum PathSpelling: Sendable, Hashable {
  /// Two slashes before its last segment.
  case doubledSlash
  /// A segment of one dot before its last one (RFC 3986 §5.2.4).
  case dotSegment
  /// The last letter of its own percent-encoded (RFC 3986 §6.2.2.2).
  case encodedLetter
}

/// Another value for a field.
public enum Replacement: Sendable, Hashable {
  /// This JSON value as it stands; in a header or query its text.
  case json(JSONValue)
  /// The control's value with its text changed, spelled as before.
  case text(TextEdit)
  /// The control's value as another JSON kind.
  case spelled(Spelling)
  /// The control's list with its first element there twice, the second time without this member.
  case twice(without: String)
  /// A well-formed value of the same shape that names nothing at the target.
  case unknown
  /// The value of another source.
  case source(ValueSource)
  /// A PIN block with something wrong inside.
  case pinBlock(PINBlockEdit)
}

/// A change to the text of a value.
public enum TextEdit: Sendable, Hashable {
  case append(String)
  case prepend(String)
  /// Replaces the first, last or middle character.
  case replaceFirst(String)
  case replaceLast(String)
  case replaceMiddle(String)
  /// Another character of the same class in place of the first or last one.
  case alterFirst
  case alterLast
  /// Takes characters off the end.
  case dropLast(Int)
  /// Fills up to a length with characters of the value's class, or cuts to it.
  case resize(Int)
  case uppercase
  case lowercase
  /// Takes every occurrence of this out.
  case removing(String)
  /// Puts the value between these.
  case wrap(String, String)
  /// Every letter in the other case.
  case swapCase
  /// Digits replaced by those of another script.
  case digits(zero: UInt32)
  /// A compact token with one of its parts changed.
  case compact(CompactEdit)
  /// Characters at these positions (from 0) replaced: date parts.
  case overwrite(at: Int, String)
}

/// A change to the bytes of a body.
public enum BodyEdit: Sendable, Hashable {
  /// No body, and no Content-Length but 0.
  case absent
  /// Cuts the last bytes off; Content-Length fits what is left.
  case truncated(Int)
  case append([UInt8])
  case prepend([UInt8])
  case replaced([UInt8])
  /// The body as the one element of an array.
  case inArray
  /// A member holding arrays nested this deep is added at the end.
  case nested(Int)
  /// A string member of this many bytes is added at the end.
  case padded(Int)
}

/// A change to the inside of a PIN block.
public enum PINBlockEdit: Sendable, Hashable {
  /// Sealed under another key.
  case otherKey
  /// Bound to another card's number.
  case otherCard
  /// Another format than the field's; where blocks of that one have another size, its control digit alone.
  case format(Int)
  /// A PIN of this many digits.
  case pinLength(Int)
  /// A length that is not the PIN's, so that fill would count as digits.
  case otherLength
  /// A PIN digit that is no decimal digit.
  case notDecimal
  case lowercase
}

/// A way to point a token's verifier to a key of the sender's choice (RFC 7515 §4.1, RFC 8725 §3.9, §3.10).
public enum KeyOffer: Sendable, Hashable {
  /// The key itself, `jwk`.
  case embedded
  /// An address that no one has, `jku`.
  case linked
  /// The path of an empty file, `kid`.
  case named
}

/// What anybody knows and a careless verifier takes for a shared secret.
public enum OpenSecret: Sendable, Hashable {
  /// The public key of the scheme, as PEM.
  case publicKey
  /// The empty text.
  case empty
}

/// A change to how a request is authenticated.
public enum AuthenticationEdit: Sendable, Hashable {
  /// Leaves a header of the scheme out, or sends it empty, malformed or twice.
  case absent(String)
  case empty(String)
  case malformed(String)
  case duplicated(String)
  /// Sends a header of the scheme as a query parameter of its name instead.
  case inQuery(String)
  /// Sends a header of the scheme with this text behind its value.
  case followed(String, by: String)
  /// The token or password with its text changed.
  case credential(TextEdit)
  /// Signs with another key; names another caller.
  case otherKey
  case unknownCaller
  /// Changes a signed value, or the signature, after signing.
  case alteredPayload
  case alteredSignature
  case alteredSignatureEnd
  /// Leaves so many octets of the signature.
  case cutSignature(keeping: Int)
  /// Writes every letter of the signature but the last character in the other case.
  case signatureInOtherCase
  case alteredBody
  /// Names another algorithm in a token's header: signed with it under the right key where it is an HMAC, with nothing
  /// where it is `none` in any case.
  case algorithm(String)
  /// Offers the verifier a key in a token's header, and signs with that one.
  case offeredKey(KeyOffer)
  /// Names another signature method, and signs as whoever holds no private key can.
  case signatureMethod(String, under: OpenSecret)
  /// Leaves a claim or parameter out, empties it, or gives it this value.
  case claimAbsent(String)
  case claimEmpty(String)
  case claim(String, JSONValue)
  /// Changes the text of a claim, or of the caller's name.
  case claimText(String, TextEdit)
  case caller(TextEdit)
  /// Sends the credential that another word of the scheme stands for.
  case otherCredential(String)
  /// Tells the time of signing with a fraction of a second.
  case fractionalTime
  /// Moves the time of signing by this many seconds.
  case shifted(seconds: Int)
  /// The values of an earlier step used again.
  case replayed(step: Int, String)
}
