// swift-tools-version: 6.2
import PackageDescription

/// What every module of the package is compiled with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// libFuzzer's runtime without a main function, a path; nil but for fuzzing.
let fuzzRuntime = Context.environment["CONFORMANCEKIT_FUZZ"]

/// Lets modules count what of them was reached, for fuzzing only.
let counters: [SwiftSetting] = fuzzRuntime == nil ? [] : [.unsafeFlags(["-sanitize=fuzzer"])]

/// A module of the product: it may import the modules named here and nothing else of ours.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict + counters, plugins: plugins)
}

/// The tests of one module.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "ConformanceKit",
  products: [
    .executable(name: "conform", targets: ["conform"]),
    .library(name: "ConformanceKit", targets: ["ConformanceKit"]),
  ],
  targets: [
    // Floor 0: nothing of ours below.
    module("JSONCore"),
    module("HTTPCore"),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),

    // Floor 1: the contract language, cryptography, sockets.
    module("ContractModel", ["JSONCore"]),
    module("PayloadCrypto", ["COpenSSL"]),
    module("Wire", ["HTTPCore", "COpenSSL"]),

    // Floor 2: the vocabulary of a run: case, recipe, expectation, finding, record.
    module("CaseModel", ["ContractModel", "PayloadCrypto", "JSONCore", "HTTPCore"]),

    // Floor 3: pure functions between those words.
    module("Planning", ["CaseModel", "ContractModel", "JSONCore", "HTTPCore"]),
    module("Composing", ["CaseModel", "ContractModel", "PayloadCrypto", "JSONCore", "HTTPCore"]),
    module("Judging", ["CaseModel", "ContractModel", "JSONCore", "HTTPCore"]),

    // Floor 4: what runs, what plays the server, what reports.
    module(
      "Running",
      ["Planning", "Composing", "Judging", "CaseModel", "ContractModel", "Wire", "JSONCore", "HTTPCore"]),
    module("Mocking", ["ContractModel", "PayloadCrypto", "Wire", "JSONCore", "HTTPCore"]),
    module("Reporting", ["CaseModel", "ContractModel", "JSONCore", "HTTPCore"]),
    module("Evidence", ["Judging", "CaseModel", "ContractModel", "PayloadCrypto", "JSONCore", "HTTPCore"]),

    // Floor 5: one import for library users; the contracts are compiled into it.
    module(
      "ConformanceKit",
      [
        "Running", "Mocking", "Reporting", "Evidence", "Planning", "Composing", "Judging", "CaseModel", "ContractModel",
        "PayloadCrypto", "Wire", "JSONCore", "HTTPCore",
      ],
      plugins: ["EmbedContracts"]),
    .executableTarget(name: "embed-contracts", swiftSettings: strict),
    .plugin(
      name: "EmbedContracts", capability: .buildTool(), dependencies: ["embed-contracts"],
      path: "Sources/EmbedContracts"),

    // Floor 6: the executables.
    .executableTarget(name: "conform", dependencies: ["ConformanceKit", "PayloadCrypto"], swiftSettings: strict),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "ConformanceKit", "Running", "Mocking", "Judging", "Composing", "Planning", "CaseModel", "ContractModel",
        "Wire", "JSONCore", "HTTPCore",
      ],
      path: "Sources/Benchmarks", swiftSettings: strict),

    // What tests of several modules search the memory of their process with.
    .target(
      name: "MemorySearch", dependencies: ["PayloadCrypto"], path: "Tests/MemorySearch", swiftSettings: strict),

    tests("JSONCoreTests", ["JSONCore"]),
    tests("HTTPCoreTests", ["HTTPCore"]),
    tests("PayloadCryptoTests", ["PayloadCrypto", "MemorySearch"]),
    tests("WireTests", ["Wire", "HTTPCore"]),
    tests("ContractModelTests", ["ContractModel", "JSONCore"]),
    tests("PlanningTests", ["Planning", "CaseModel", "ContractModel", "JSONCore", "HTTPCore"]),
    tests(
      "ComposingTests",
      ["Composing", "Planning", "CaseModel", "ContractModel", "PayloadCrypto", "JSONCore", "HTTPCore"]),
    tests("JudgingTests", ["Judging", "CaseModel", "ContractModel", "JSONCore", "HTTPCore"]),
    tests("MockingTests", ["Mocking", "ContractModel", "PayloadCrypto", "Wire", "JSONCore", "HTTPCore"]),
    tests("ReportingTests", ["Reporting", "CaseModel", "ContractModel", "JSONCore", "HTTPCore", "PayloadCrypto"]),
    tests(
      "ConformanceKitTests",
      [
        "ConformanceKit", "Running", "Mocking", "Reporting", "Evidence", "Planning", "Composing", "Judging",
        "CaseModel",
        "ContractModel", "PayloadCrypto", "Wire", "JSONCore", "HTTPCore", "MemorySearch",
      ]),
    tests("ConformTests", ["ConformanceKit", "PayloadCrypto", "JSONCore"]),
  ]
)

if let fuzzRuntime {
  package.targets.append(
    .executableTarget(
      name: "fuzz",
      dependencies: [
        "ConformanceKit", "Reporting", "CaseModel", "ContractModel", "PayloadCrypto", "JSONCore", "HTTPCore",
      ],
      path: "Sources/Fuzz",
      swiftSettings: strict + counters, linkerSettings: [.unsafeFlags([fuzzRuntime, "-lstdc++"])]))
}
