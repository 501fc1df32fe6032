import ContractModel
import FoundationEssentials

extension FuzzedReader {
  /// Contract files: a value or problems, and every problem has a place and words.
  static let contract = FuzzedReader(
    name: "contract",
    read: { bytes in
      let source = ContractSource(file: "contract.json")
      let (contract, problems) = ContractReader.read(bytes, source: source)
      hold(contract != nil || !problems.isEmpty, "a contract is neither read nor refused")
      for problem in problems {
        hold(problem.location.line > 0 && problem.location.column > 0, "a problem has no place")
        hold(!problem.message.isEmpty, "a problem has no words")
      }
      _ = ContractReader.readBaseline(bytes, source: source)
    },
    seeds: files)

  /// The contracts at hand when the process starts, and a small one.
  private static var files: [[UInt8]] {
    let folder = "Contracts"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let found = names.sorted().filter { $0.hasSuffix(".json") }
      .compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)").map { Array($0) } }
    let small =
      #"{"id":"a","version":"1","title":"A","documents":[],"operations":[{"id":"b","method":"GET","path":"/b"}]}"#
    return found + [Array(small.utf8)]
  }
}
