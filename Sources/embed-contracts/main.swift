import Foundation

// embed-contracts OUTPUT FILE…: one Swift source with the text of every file, in the order given.
// Each file becomes a static string with one escape per byte outside printable ASCII.

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else {
  FileHandle.standardError.write(Data("embed-contracts: name the output file\n".utf8))
  exit(2)
}

/// Spells a file's text as a Swift string literal.
func literal(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case " "..."~": result.unicodeScalars.append(scalar)
    default: result += "\\u{\(String(scalar.value, radix: 16))}"
    }
  }
  return result + "\""
}

do {
  var source = "/// The files of `Contracts/` as they stood when the module was built: name and text.\n"
  source += "let embeddedContractFiles: [(name: StaticString, text: StaticString)] = [\n"
  for path in arguments.dropFirst() {
    let url = URL(fileURLWithPath: path)
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    source += "  (\(literal(url.lastPathComponent)), \(literal(text))),\n"
  }
  source += "]\n"
  try Data(source.utf8).write(to: URL(fileURLWithPath: output))
} catch {
  FileHandle.standardError.write(Data("embed-contracts: \(error)\n".utf8))
  exit(2)
}
