import CaseModel
import Composing
import ContractModel
import Synchronization

/// The composer of a run, and the credentials in it that logins give: obtained before the first request, and anew when
/// they are over.
final class Credentials: Sendable {
  /// A credential that a login gives.
  private struct Held {
    var login: Login
    /// Whether another one might serve where this one is refused: it was obtained at the start, or it served since it
    /// was renewed.
    var mayBeOver = true
    /// Whether a new one was refused in the same case as the one before, so that it was not what was wrong.
    var isInVain = false
    /// How often it was renewed.
    var generation = 0
    /// Seconds since 1970; nil where nobody said.
    var expiresAt: Int64?
  }

  private struct State {
    var composer: Composer
    /// By binding.
    var held: [String: Held] = [:]
    var obtained: [Secret] = []
  }

  /// What a login does: sends its request, and takes the credential out of the answer.
  typealias LogIn = (Login, Composer) -> Result<ObtainedCredential, LoginProblem>

  private let state: Mutex<State>

  init(_ composer: Composer, contract: Contract) {
    var held: [String: Held] = [:]
    for name in contract.logins.map(\.gives) where held[name] == nil {
      if let login = composer.login(giving: name) { held[name] = Held(login: login) }
    }
    state = Mutex(State(composer: composer, held: held))
  }

  /// The composer with the credentials of now.
  var composer: Composer { state.withLock { $0.composer } }

  /// How often each credential was renewed so far: what was refused in one generation may be served in the next.
  var generations: [String: Int] { state.withLock { $0.held.mapValues(\.generation) } }

  /// Every credential that logins gave.
  var obtained: [Secret] { state.withLock { $0.obtained } }

  /// Each credential that was renewed, in a sentence.
  var renewals: [String] {
    state.withLock { state in
      state.held.sorted { $0.key < $1.key }.compactMap { name, held in
        guard held.generation > 0 else { return nil }
        let times = held.generation == 1 ? "once" : "\(held.generation) times"
        return "\(name) was over, and obtained anew \(times) by the login \(held.login.method) \(held.login.path)"
      }
    }
  }

  /// Takes another composer of the same target.
  func replace(_ composer: Composer) {
    state.withLock { $0.composer = composer }
  }

  /// Obtains every credential that the target does not give.
  ///
  /// - Returns: why one could not be obtained; nil when all were.
  func obtain(_ logIn: LogIn) -> LoginProblem? {
    state.withLock { state in
      for name in state.held.keys.sorted() where !state.composer.gives(name) {
        if let problem = Self.obtain(name, &state, logIn) { return problem }
      }
      return nil
    }
  }

  /// Notes what an answer says of the credentials that its request carried.
  ///
  /// - Parameters:
  ///   - carries: whether the request carried a binding's value.
  ///   - isUnauthorized: whether it was refused for want of a valid credential.
  ///   - isExpected: whether that is what the case is about.
  /// - Returns: the credentials that may be over.
  func note(carries: (String) -> Bool, isUnauthorized: Bool, isExpected: Bool) -> [String] {
    state.withLock { state in
      guard !state.held.isEmpty else { return [] }
      let names = state.held.keys.sorted().filter(carries)
      if isUnauthorized { return isExpected ? [] : names }
      for name in names { state.held[name]?.mayBeOver = true }
      return []
    }
  }

  /// Whether a new credential could help where one of these was refused: one that may be over and was not renewed in
  /// vain.
  func mayRenew(_ names: [String], isControl: Bool) -> Bool {
    guard !names.isEmpty else { return false }
    return state.withLock { state in names.contains { Self.mayRenew($0, state, isControl: isControl) } }
  }

  /// Renews credentials, each once for all threads that were refused with it.
  ///
  /// - Parameter generations: those of when the refused request was composed.
  /// - Returns: whether one was renewed, now or meanwhile, so that the request may be sent again.
  func renew(
    _ names: [String], since generations: [String: Int], isControl: Bool, _ logIn: LogIn
  ) -> Result<Bool, LoginProblem> {
    state.withLock { state in
      var isNew = false
      for name in names {
        guard let held = state.held[name] else { continue }
        if held.generation != generations[name] {
          isNew = true
        } else if Self.mayRenew(name, state, isControl: isControl) {
          if let problem = Self.renew(name, &state, logIn) { return .failure(problem) }
          isNew = true
        }
      }
      return .success(isNew)
    }
  }

  /// Renews what is over by its own date, before it is refused.
  ///
  /// - Parameter now: seconds since 1970.
  func renewExpired(now: Int64, _ logIn: LogIn) -> LoginProblem? {
    state.withLock { state in
      for (name, held) in state.held.sorted(by: { $0.key < $1.key }) {
        guard held.mayBeOver, let end = held.expiresAt, now >= end else { continue }
        if let problem = Self.renew(name, &state, logIn) { return problem }
      }
      return nil
    }
  }

  /// Notes that a new credential was refused in the same case as the one before.
  func noteInVain(_ names: [String]) {
    state.withLock { state in
      for name in names { state.held[name]?.isInVain = true }
    }
  }

  private static func mayRenew(_ name: String, _ state: State, isControl: Bool) -> Bool {
    guard let held = state.held[name], held.mayBeOver else { return false }
    return isControl || !held.isInVain
  }

  private static func renew(_ name: String, _ state: inout State, _ logIn: LogIn) -> LoginProblem? {
    if let problem = obtain(name, &state, logIn) { return problem }
    state.held[name]?.mayBeOver = false
    state.held[name]?.generation += 1
    return nil
  }

  private static func obtain(_ name: String, _ state: inout State, _ logIn: LogIn) -> LoginProblem? {
    guard var held = state.held[name] else { return nil }
    switch logIn(held.login, state.composer) {
    case .failure(let problem): return problem
    case .success(let credential):
      guard let composer = state.composer.giving(name, credential.token) else {
        return LoginProblem(login: held.login, words: "what it brought cannot be sent as \(name)")
      }
      state.composer = composer
      state.obtained.append(Secret(label: name, value: credential.token))
      held.expiresAt = credential.expiresAt
      state.held[name] = held
      return nil
    }
  }
}

/// Why a login brought no credential.
struct LoginProblem: Error, Hashable {
  var login: Login
  var words: String

  /// One sentence for people, without secrets.
  var message: String { "the login \(login.method) \(login.path) for \(login.gives): \(words)" }
}
