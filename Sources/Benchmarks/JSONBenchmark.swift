import Foundation
import JSONCore

/// Reading JSON, beside Foundation's reader, which keeps less.
enum JSONBenchmark {
  static func run() throws {
    let record = #"{"id":"a8f3","amount":1250.50,"codes":["00","1121"],"nested":{"ok":true,"none":null,"text":"é漢"}}"#
    let text = "[" + Array(repeating: record, count: 20_000).joined(separator: ",") + "]"
    let bytes = Array(text.utf8)
    let data = Data(bytes)
    let megabytes = Double(bytes.count) / 1_000_000
    let ours = try Harness.seconds { _ = try JSONReader.read(bytes) }
    let theirs = try Harness.seconds { _ = try JSONSerialization.jsonObject(with: data) }
    Harness.report("JSON read, small records", megabytes / ours, "MB/s")
    Harness.report("  against Foundation's JSONSerialization", theirs / ours, "times as fast")
    let value = try JSONReader.read(bytes).value
    let writing = Harness.seconds { _ = value.bytes() }
    Harness.report("JSON written", megabytes / writing, "MB/s")
  }
}
