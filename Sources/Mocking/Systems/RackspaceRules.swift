import ContractModel

/// Rackspace Cloud Identity: users, roles and domains, and who may reset whose phone PIN.
struct RackspaceRules: SystemRules {
  private enum Role: Int {
    case user, manager, admin
  }

  private struct User {
    var domain: String
    var role: Role
    var hasPIN = true
  }

  private var users: [String: User] = [:]
  /// From token to the id of the user it belongs to.
  private var callers: [String: String] = [:]

  static let token = "request.header.X-Auth-Token"
  static let user = "request.path.userId"
  static let onlyIfMissing = "request.query.only_if_missing"

  func known(_ field: String) -> Set<String>? {
    switch field {
    case Self.token: Set(callers.keys)
    case Self.user: Set(users.keys)
    default: nil
    }
  }

  init(_ bindings: MockBindings) {
    let home = "domain-1"
    for id in bindings.all("targetUserId") { users[id] = User(domain: home, role: .user) }
    for id in bindings.all("userWithoutPinId") { users[id] = User(domain: home, role: .user, hasPIN: false) }
    for id in bindings.all("otherDomainUserId") { users[id] = User(domain: "domain-2", role: .user) }
    add(bindings, token: "userAdminToken", user: "userAdminUserId", User(domain: home, role: .admin))
    add(bindings, token: "userManageToken", user: "userManageUserId", User(domain: home, role: .manager))
    add(bindings, token: "defaultUserToken", user: "defaultUserId", User(domain: home, role: .user))
  }

  private mutating func add(_ bindings: MockBindings, token: String, user: String, _ value: User) {
    let ids = bindings.all(user).isEmpty ? ["id of \(user)"] : bindings.all(user)
    for id in ids { users[id] = value }
    for text in bindings.all(token) { callers[text] = ids.first }
  }

  func decide(_ context: RequestContext, _ operation: Operation, _ memory: inout MockMemory) -> Refusal? {
    guard let token = context.values[Self.token], let id = callers[token], let caller = users[id] else {
      return Refusal(outcome: "unauthorized", status: 401, message: "The authentication token is not valid.")
    }
    let target = context.values[Self.user] ?? ""
    if target == id { return refuse(403, "Users cannot reset their own phone PIN.") }
    if caller.role == .user { return refuse(403, "The caller has no role that may reset phone PINs.") }
    guard let user = users[target], user.domain == caller.domain else {
      return refuse(404, "There is no such user in the caller's domain.")
    }
    if user.role.rawValue > caller.role.rawValue { return refuse(403, "The user's role is above the caller's.") }
    let hasPIN = user.hasPIN || memory.system["PIN of \(target)"] != nil
    if context.values[Self.onlyIfMissing] == "true", hasPIN {
      return refuse(409, "The user already has a phone PIN.")
    }
    act(context, &memory)
    return nil
  }

  func act(_ context: RequestContext, _ memory: inout MockMemory) {
    if let target = context.values[Self.user] { memory.system["PIN of \(target)"] = "set" }
  }

  private func refuse(_ status: Int, _ message: String) -> Refusal { Refusal(status: status, message: message) }
}
