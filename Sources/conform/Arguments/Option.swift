/// An option a command takes.
struct Option {
  var name: String
  /// What its value is called; nil for a flag.
  var value: String?
  var help: String
  var mayRepeat = false

  /// The option as help shows it: `--seed N`.
  var shown: String {
    value.map { "\(name) \($0)" } ?? name
  }

  // Options that several commands share.
  static let contracts = Option(
    name: "--contracts", value: "DIR", help: "read the contracts of a directory instead of the built-in ones")
  static let suite = Option(
    name: "--suite", value: "NAME", help: "standard (default), exhaustive, smoke, documented, http or security")
  static let only = Option(
    name: "--only", value: "ID-PREFIX", help: "only cases whose id, or a requirement's id, begins like this")
  static let seed = Option(name: "--seed", value: "N", help: "fix the mutated values (default 1)")
  static let without = Option(
    name: "--without", value: "LAYER", help: "leave out requirements: observed keeps what the seed page says",
    mayRepeat: true)
  static let authentication = Option(
    name: "--authentication", value: "NAME", help: "how requests to the built-in mock authenticate")
  static let fault = Option(
    name: "--fault", value: "NAME", help: "let the built-in mock of the fault's contract show it", mayRepeat: true)
  static let junit = Option(name: "--junit", value: "FILE", help: "write JUnit XML here")
  static let junitDialect = Option(
    name: "--junit-dialect", value: "NAME", help: "default, gitlab (file, system-out) or rich (and line, properties)")
  static let requireExercised = Option(
    name: "--require-exercised", help: "fail when a MUST was not exercised; in JUnit it is an error")
  static let json = Option(name: "--json", value: "FILE", help: "write the whole record here")
  static let html = Option(name: "--html", value: "FILE", help: "write one HTML file for people here")
  static let markdown = Option(
    name: "--markdown", value: "FILE", help: "write a summary in Markdown here (up to 1 MiB)")
  static let sarif = Option(name: "--sarif", value: "FILE", help: "write the findings in SARIF 2.1.0 here")
  static let quiet = Option(name: "--quiet", help: "print one line a failure, and the result")
  static let verbose = Option(name: "--verbose", help: "print every finding with its exchange")
  static let noColor = Option(name: "--no-color", help: "print without colours (also: NO_COLOR)")
}
