import Testing

/// A command line that cannot be worked with, and what is said of it.
struct BadLine: Sendable, CustomTestStringConvertible {
  var words: [String]
  var status: Int32
  var errors: [String]

  init(_ line: String, status: Int32 = 2, _ errors: String...) {
    words = line.split(separator: " ").map(String.init)
    self.status = status
    self.errors = errors
  }

  var testDescription: String { words.joined(separator: " ") }
}

@Suite struct BadInputTests {
  @Test(arguments: [
    BadLine("rnu", #"conform: unknown command "rnu"; did you mean "run"?"#),
    BadLine("run --siute http", #"conform: unknown option "--siute"; did you mean "--suite"?"#),
    BadLine("run wibmo-prepayd", #"conform: unknown contract "wibmo-prepayd"; did you mean "wibmo-prepaid"?"#),
    BadLine("run --suite smok", #"conform: unknown suite "smok"; did you mean "smoke"?"#),
    BadLine("run --without obsrved", #"conform: unknown layer "obsrved"; did you mean "observed"?"#),
    BadLine("run --junit-dialect gitlob", #"conform: unknown JUnit dialect "gitlob"; did you mean "gitlab"?"#),
    BadLine(
      "run wibmo-prepaid --authentication oauth1", #"conform: unknown authentication "oauth1"; known: none"#),
    BadLine(
      "run wibmo-prepaid --fault wibmo-prepaid/reset-pin/request.clientTxnId.length:acepts-101",
      #"conform: unknown fault "wibmo-prepaid/reset-pin/request.clientTxnId.length:acepts-101"; "#
        + #"did you mean "wibmo-prepaid/reset-pin/request.clientTxnId.length:accepts-101"?"#),
    BadLine("run --seed 1e3", #"conform: --seed "1e3": takes a whole number from 0 to 18446744073709551615"#),
    BadLine("run --connections 0", #"conform: --connections "0": takes a whole number from 1 to 256"#),
    BadLine("run --rate fast", #"conform: --rate "fast": takes a number from 0 to 100000"#),
    BadLine("run --timeout nan", #"conform: --timeout "nan": takes a number from 0.05 to 600"#),
    BadLine("run --seed", "conform: --seed lacks its N"),
    BadLine("run --seed 1 --seed 2", "conform: --seed stands twice"),
    BadLine("run --strict=yes", "conform: --strict takes no value"),
    BadLine("plan wibmo-prepaid bankezy-onboarding", #"conform: "bankezy-onboarding" is one word too many"#),
    BadLine("run --target absent.json", "absent.json:1:1: cannot be read: no such file or directory"),
    BadLine("run --contracts absent", "absent:1:1: the directory cannot be read"),
    BadLine("report absent.json", "conform: absent.json: cannot be read: no such file or directory"),
    BadLine("report", "conform: name the record of a run, such as Reports/latest/run.json"),
    BadLine(
      "mock",
      "conform: name a contract: bankezy-onboarding, mastercard-mdes, processa-aspen, rackspace-identity, wibmo-prepaid"
    ),
    BadLine("mock wibmo-prepaid --port 65536", #"conform: --port "65536": takes a whole number from 0 to 65535"#),
    BadLine(
      "mock wibmo-prepaid --variant prety-printed",
      #"conform: unknown variant "prety-printed"; did you mean "pretty-printed"?"#),
    BadLine(
      "explain wibmo-prepaid/reset-pin/request.clientTxnId.lenght",
      #"conform: unknown id "wibmo-prepaid/reset-pin/request.clientTxnId.lenght"; "#
        + #"did you mean "wibmo-prepaid/reset-pin/request.clientTxnId.length"?"#),
    BadLine(
      "run --only wibmo-prepaid/reset-pin/request.urn.lenght", status: 3,
      #"conform: --only "wibmo-prepaid/reset-pin/request.urn.lenght" matches no case in the suite standard; "#
        + #"did you mean "wibmo-prepaid/reset-pin/request.urn.length"?; nothing was sent"#),
  ])
  func `a wrong word is quoted with the nearest right one`(line: BadLine) async throws {
    let conform = try Conform()
    let ended = try await conform.start(line.words).ended()
    #expect(ended.status == line.status)
    #expect(ended.complaints == line.errors)
    #expect(ended.output.isEmpty)
    #expect(!conform.has("Reports"))
  }

  @Test func `everything wrong is told at once`() async throws {
    let conform = try Conform()
    try conform.write("not a directory", to: "file")
    let ended = try await conform(
      "run", "bankezy-onbording", "--suite", "htpp", "--seed", "x", "--strict=1", "--target", "absent.json",
      "--fault", "any", "--junit", "file/junit.xml")
    #expect(ended.status == 2)
    #expect(
      ended.complaints == [
        "conform: --strict takes no value",
        #"conform: unknown suite "htpp"; did you mean "http"?"#,
        #"conform: --seed "x": takes a whole number from 0 to 18446744073709551615"#,
        #"conform: --junit "file/junit.xml": cannot be written: file is no directory"#,
        #"conform: unknown contract "bankezy-onbording"; did you mean "bankezy-onboarding"?"#,
        "absent.json:1:1: cannot be read: no such file or directory",
        "conform: --fault is for the built-in mock servers, and --target names another one",
      ])
    #expect(!conform.has("Reports"))
  }

  @Test func `control characters of a word do not reach the terminal`() async throws {
    let conform = try Conform()
    let ended = try await conform("run", "a\u{1B}[31m\nb")
    #expect(ended.status == 2)
    #expect(ended.errors == #"conform: unknown contract "a\u{1B}[31m\u{A}b"; known: "# + ids + "\n")
  }

  private let ids = "bankezy-onboarding, mastercard-mdes, processa-aspen, rackspace-identity, wibmo-prepaid"

  @Test func `a report path that cannot be written is told before anything is sent`() async throws {
    let conform = try Conform()
    try conform.write("", to: "file")
    let ended = try await conform(
      "run", "bankezy-onboarding", "--reports", "file/reports", "--json", ".", "--html", "new/")
    #expect(ended.status == 2)
    #expect(
      ended.complaints == [
        #"conform: --reports "file/reports/junit.xml": cannot be written: file is no directory"#,
        #"conform: --json ".": cannot be written: is a directory"#,
        #"conform: --html "new/": cannot be written: names a directory"#,
      ])
    #expect(ended.output.isEmpty)
    #expect(!conform.has("new"))
  }

  @Test func `directories made for reports are taken away when the run cannot start`() async throws {
    let conform = try Conform()
    let ended = try await conform("run", "--reports", "a/b/c", "--suite", "none")
    #expect(ended.status == 2)
    #expect(!conform.has("a"))
  }

  @Test func `help and version are no errors`() async throws {
    let conform = try Conform()
    for words in [["help"], ["--help"], ["run", "--help"], ["help", "mock"], ["--version"]] {
      let ended = try await conform.start(words).ended()
      #expect(ended.status == 0)
      #expect(!ended.output.isEmpty && ended.errors.isEmpty)
    }
    #expect(try await conform.start([]).ended().status == 2)
  }
}
