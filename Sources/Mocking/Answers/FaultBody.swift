import ContractModel
import JSONCore

/// Makes bodies whose only member is named after the fault.
enum FaultBody {
  static func make(_ fault: FaultObject, status: Int, message: String) -> JSONValue {
    let name = fault.names[status]?.first ?? fault.generalNames.first ?? "error"
    return .object([
      (name, .object([(fault.codeMember, .number(status)), (fault.messageMember, .string(message))]))
    ])
  }
}
