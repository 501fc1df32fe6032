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
      // Where the path ends with a name, what is glued to it makes another name.
      scope.operation.path.hasSuffix("}") ? nil : scope.fault("path", "serves-glued", .routes(.gluedPath)),
      scope.fault("security.trace", "echoes", .routes(.traceEcho(status: 200))),
      scope.fault("security.trace", "echoes-in-an-error", .routes(.traceEcho(status: 405))),
    ]
    faults.append(scope.fault("security.method-override", "honours", .routes(.methodOverride)))
    return faults.compactMap { $0 }
  }
}
