/// Reads octets of a message as text that can be shown: UTF-8 where they are valid UTF-8, otherwise ISO 8859-1.
///
/// Field values and reason phrases have no declared encoding (RFC 9110 §5.5); neither reading loses an octet.
public func messageText(_ bytes: some Collection<UInt8>) -> String {
  if let text = String(validating: bytes, as: UTF8.self) { return text }
  var text = String.UnicodeScalarView()
  for byte in bytes { text.append(Unicode.Scalar(byte)) }
  return String(text)
}
