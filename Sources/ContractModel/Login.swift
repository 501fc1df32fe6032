public import JSONCore

/// How a credential of the target is obtained: an operation that takes other values of the target and answers with it.
public struct Login: Sendable, Hashable {
  /// What the answer is.
  public enum Answer: String, Sendable, Hashable, CaseIterable {
    /// A JSON body.
    case json
    /// A JWT as the whole body (RFC 7519); its claims are what is read.
    case jwt
  }

  /// The binding whose value the answer brings.
  public var gives: String
  public var method: String
  /// Appended to the target's URL.
  public var path: String
  /// The JSON body; a text `{name}` stands for the value of that binding. Nil for none.
  public var body: JSONValue?
  /// Whether the target's authentication scheme signs the request, as far as that goes without the credential.
  public var isSigned: Bool
  public var answer: Answer
  /// The members that lead to the credential.
  public var token: [String]
  /// The members that lead to the moment at which it is over: seconds since 1970, or a date as of RFC 3339. Empty where
  /// the answer does not say.
  public var expires: [String]
  public var citations: [Citation]
  public var location: SourceLocation

  public init(
    gives: String, method: String, path: String, body: JSONValue? = nil, isSigned: Bool = false,
    answer: Answer = .json, token: [String], expires: [String] = [], citations: [Citation] = [],
    location: SourceLocation = SourceLocation()
  ) {
    self.gives = gives
    self.method = method
    self.path = path
    self.body = body
    self.isSigned = isSigned
    self.answer = answer
    self.token = token
    self.expires = expires
    self.citations = citations
    self.location = location
  }

  /// The bindings that the body holds, in its order.
  public var bindings: [String] { body.map(Self.names) ?? [] }

  /// The binding that a text of a body stands for; nil for a text that stands for itself.
  public static func binding(of text: String) -> String? {
    guard text.hasPrefix("{"), text.hasSuffix("}"), text.utf8.count > 2 else { return nil }
    return String(text.dropFirst().dropLast())
  }

  private static func names(in value: JSONValue) -> [String] {
    switch value.kind {
    case .object(let members): members.flatMap { names(in: $0.value) }
    case .array(let elements): elements.flatMap(names)
    case .string(let text): binding(of: text).map { [$0] } ?? []
    case .null, .bool, .number: []
    }
  }
}

extension Contract {
  /// The first login that gives a binding and for which the target has all it takes; nil when there is none.
  ///
  /// - Parameter has: whether the target gives a binding.
  public func login(giving name: String, authentication: String, has: (String) -> Bool) -> Login? {
    logins.first { login in
      login.gives == name && needs(of: login, authentication: authentication)?.allSatisfy(has) == true
    }
  }

  /// The bindings that a login takes under an authentication scheme; nil where that scheme cannot sign it.
  public func needs(of login: Login, authentication: String) -> [String]? {
    guard login.isSigned else { return login.bindings }
    guard let scheme = self.authentication.first(where: { $0.name == authentication }),
      scheme.bindings.values.contains(login.gives)
    else { return nil }
    let others = scheme.bindings.filter {
      $0.value != login.gives && !scheme.scheme.optionalWords.contains($0.key)
    }
    return login.bindings + others.values.sorted()
  }
}
