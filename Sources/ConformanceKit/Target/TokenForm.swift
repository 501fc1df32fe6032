import CaseModel
import ContractModel
import PayloadCrypto

/// Holds credentials that the contract takes for compact JWEs against that form; to the kit they are opaque.
struct TokenForm {
  let contract: Contract

  /// One sentence for each credential of another form: the cases that change its parts cannot be sent.
  func warnings(of bindings: Bindings, path: String) -> [String] {
    var seen: Set<String> = []
    return contract.operations.flatMap(\.requestFields).compactMap { field in
      guard field.expectations[.alteredTag] != nil, case .binding(let name)? = field.control,
        let text = bindings[name], seen.insert(name).inserted, let problem = Self.problem(of: text)
      else { return nil }
      return "\(path): binding \(name): is no compact JWE: \(problem); the cases that change its parts are skipped"
    }
  }

  /// Why a text is no compact JWE with a directly agreed key; nil when it is one. It tells nothing of the text.
  private static func problem(of text: String) -> String? {
    do throws(CryptoError) {
      _ = try JWE.parse(text)
      return nil
    } catch {
      return error.message
    }
  }
}
