// swift-tools-version: 6.2
import PackageDescription

// A package of a library user, as .ci/checks/library.sh builds and tests it.
let package = Package(
  name: "Client",
  dependencies: [.package(name: "ConformanceKit", path: "../..")],
  targets: [
    .testTarget(
      name: "ClientTests", dependencies: [.product(name: "ConformanceKit", package: "ConformanceKit")])
  ]
)
