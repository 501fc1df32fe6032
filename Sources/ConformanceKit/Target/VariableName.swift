public import ContractModel
import HTTPCore

extension Contract {
  /// The environment variable that an example names for a binding: `WIBMO_PREPAID_API_KEY`.
  public func variableName(for binding: Binding) -> String {
    ShellSecrets.variableName(for: "\(id)_\(binding.name)")
  }
}
