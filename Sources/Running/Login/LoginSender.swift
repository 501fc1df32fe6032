import CaseModel
import Composing
import ContractModel
import HTTPCore
import Judging
import Wire

extension StepSender {
  /// Obtains what logins give before the first request; returns why that failed, or nil.
  func logIn(over connections: TargetConnections) -> String? {
    credentials.obtain { login, composer in send(login, composer, over: connections) }?.message
  }

  /// Renews credentials that were refused; a login that fails stops the run.
  ///
  /// - Parameter generations: those of when the refused request was composed.
  /// - Returns: whether the request may be sent again.
  func renew(
    _ names: [String], since generations: [String: Int], isControl: Bool, over connections: TargetConnections
  ) -> Bool {
    let renewed = credentials.renew(names, since: generations, isControl: isControl) { login, composer in
      send(login, composer, over: connections)
    }
    switch renewed {
    case .success(let isNew): return isNew
    case .failure(let problem):
      state.stop(problem.message)
      return false
    }
  }

  /// Renews credentials that are over by their own date; a login that fails stops the run.
  func renewExpired(over connections: TargetConnections) {
    let problem = credentials.renewExpired(now: WallClock.seconds()) { login, composer in
      send(login, composer, over: connections)
    }
    if let problem { state.stop(problem.message) }
  }

  /// Sends a login on a connection of its own.
  private func send(
    _ login: Login, _ composer: Composer, over connections: TargetConnections
  ) -> Result<ObtainedCredential, LoginProblem> {
    func failure(_ words: String) -> Result<ObtainedCredential, LoginProblem> {
      .failure(LoginProblem(login: login, words: words))
    }
    var entropy = SystemEntropy()
    let sent: SentRequest
    do throws(ComposeFailure) {
      sent = try composer.compose(login, now: WallClock.seconds(), entropy: &entropy)
    } catch {
      return failure(error.message)
    }
    guard state.takeSlot() else { return failure(state.stopReason ?? "the run stopped") }
    let connection = connections.make()
    defer { connection.close() }
    let exchange = connection.exchange(sent.bytes, method: sent.method, timeout: limits.timeout, expectContinue: false)
    let obtained = credential(in: exchange, of: login, composer)
    let token = (try? obtained.get()).map { Secret(label: login.gives, value: $0.token) }
    witness?(.login(LoginExchange(login: login, sent: sent, exchange: exchange, credential: token)))
    return obtained.mapError { LoginProblem(login: login, words: $0.words) }
  }

  /// Why an answer brings no credential.
  private struct NoCredential: Error {
    var words: String
  }

  private func credential(
    in exchange: Exchange, of login: Login, _ composer: Composer
  ) -> Result<ObtainedCredential, NoCredential> {
    switch exchange.result {
    case .failed(let failed, _): return .failure(NoCredential(words: "no answer came: \(failed.message)"))
    case .malformed(let malformation, _, _):
      return .failure(NoCredential(words: "the answer is malformed: \(malformation.message)"))
    case .response(let response):
      do throws(LoginFailure) {
        return .success(try login.credential(in: response))
      } catch {
        return .failure(NoCredential(words: words(for: error, login, composer)))
      }
    }
  }

  private func words(for failure: LoginFailure, _ login: Login, _ composer: Composer) -> String {
    switch failure {
    case .refused(let status):
      let names = judge.contract.needs(of: login, authentication: composer.bindings.authentication) ?? []
      return "it was refused with \(status); check \(names.joined(separator: ", "))"
    case .unreadable: return "the answer is no \(login.answer == .jwt ? "JWT" : "JSON")"
    case .noToken: return "the answer has no \(login.token.joined(separator: "."))"
    }
  }
}
