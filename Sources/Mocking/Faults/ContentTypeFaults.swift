import ContractModel

/// Servers that refuse a media type for its parameters or its letters' case, and, where other types are refused,
/// servers that take them.
struct ContentTypeFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    guard scope.operation.request.hasBody else { return [] }
    let aspect = ContentTypeCheck.aspect
    var faults = [
      scope.fault(aspect, "refuses-charset", .refuses(.charset)),
      scope.fault(aspect, "refuses-other-case", .refuses(.mediaTypeCase)),
    ]
    let wrong = scope.operation.expectations["content-type"]
    if let wrong, wrong != Outcome.open {
      faults.append(scope.tolerance(aspect, "accepts-other", [.other]))
    }
    return faults.compactMap { $0 }
  }
}
