import Glibc

/// `fuzz READER CORPUS [libFuzzer options]`: feeds a reader with made-up octets until it breaks a property or time is up.
///
/// The target exists only when `CONFORMANCEKIT_FUZZ` names libFuzzer's runtime without a main function; README says how.
@main
struct Fuzz {
  static func main() {
    let words = CommandLine.arguments
    guard words.count >= 3, let reader = FuzzedReader.all.first(where: { $0.name == words[1] }) else {
      let names = FuzzedReader.all.map(\.name).joined(separator: ", ")
      print("usage: fuzz READER CORPUS [libFuzzer options], with one of the readers \(names)")
      exit(2)
    }
    plant(reader.seeds, in: words[2])
    FuzzedReader.current = reader
    exit(run([words[0]] + words[2...]))
  }

  /// Hands over to libFuzzer, which calls back with every input.
  private static func run(_ words: [String]) -> Int32 {
    var count = Int32(words.count)
    // libFuzzer keeps the arguments for as long as the process lives.
    let arguments = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: words.count + 1)
    arguments.initialize(repeating: nil, count: words.count + 1)
    for (index, word) in words.enumerated() { arguments[index] = strdup(word) }
    var pointer = arguments
    return runDriver(&count, &pointer) { octets, count in
      FuzzedReader.current?.read(Array(UnsafeBufferPointer(start: octets, count: count)))
      return 0
    }
  }

  /// Writes the seeds into a folder, which is made when it is not there.
  private static func plant(_ seeds: [[UInt8]], in folder: String) {
    mkdir(folder, 0o777)
    for (index, seed) in seeds.enumerated() {
      guard let file = fopen("\(folder)/seed-\(index)", "w") else { continue }
      fwrite(seed, 1, seed.count, file)
      fclose(file)
    }
  }
}

/// libFuzzer's own loop (`LLVMFuzzerRunDriver` of its C interface).
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32
