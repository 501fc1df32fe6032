import ContractModel

/// Servers that serve other methods and paths, honour method overrides, or send a TRACE request back.
struct RoutingFaults: FaultFamily {
  func faults(in scope: FaultScope) -> [Fault] {
    let contract = scope.contract
    let taken = Set(contract.operations.filter { $0.path == scope.operation.path }.map(\.method))
    var faults: [Fault?] = ["GET", "PUT", "DELETE", "PATCH", "HEAD", "BREW"].filter { !taken.contains($0) }.map {
      scope.fault("method", "serves-\($0)", .routes(.method($0)))
    }
    if taken.contains("GET") { faults.removeAll { $0?.operator == "serves-HEAD" } }
    faults += [
      scope.fault("method", "serves-any", .routes(.anyMethod)),
      scope.fault("path", "serves-longer", .routes(.longerPath)),
      scope.fault("path", "serves-glued", .routes(.gluedPath)),
      scope.fault("security.trace", "echoes", .routes(.traceEcho)),
    ]
    faults.append(scope.fault("security.method-override", "honours", .routes(.methodOverride)))
    // Where the document names the status of a wrong method.
    if let wrong = scope.operation.expectations["method"], scope.operation.outcome(wrong) != nil {
      faults.append(
        scope.fault("method", "answers-404", .message(.status(404), on: .notServed)))
    }
    return faults.compactMap { $0 }
  }
}
