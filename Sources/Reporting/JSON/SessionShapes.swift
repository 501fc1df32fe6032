import HTTPCore

extension Shape where Value == TLSDetails {
  static var session: Shape {
    .object(
      "session", blank: { TLSDetails(version: "") },
      [
        .member("version", \.version, .string, "of the protocol"), .member("cipher", \.cipher, .string),
        .member("isVerified", \.isVerified, .bool, "whether the certificate was verified"),
        .optional("certificate", \.certificate, .certificate, "what the server showed"),
      ])
  }
}

extension Shape where Value == TLSCertificate {
  static var certificate: Shape {
    .object(
      "certificate", blank: { TLSCertificate(subject: "", issuer: "", notBefore: 0, notAfter: 0) },
      [
        .member("subject", \.subject, .string), .member("issuer", \.issuer, .string),
        .member("names", \.names, .list(.string), "hosts and addresses it is for"),
        .member("notBefore", \.notBefore, .integer, "seconds since 1970"),
        .member("notAfter", \.notAfter, .integer, "seconds since 1970"),
        .member("period", \.period, .string, "both moments as people read them"),
        .member("sha256", \.sha256, .string, "of its DER form, in hex"),
      ])
  }
}
