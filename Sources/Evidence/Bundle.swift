public import CaseModel
public import PayloadCrypto

/// Puts the files of a bundle together.
public enum Bundle {
  /// Makes every file of a bundle, manifest and attestation last.
  ///
  /// - Parameters:
  ///   - run: the record.
  ///   - files: record, contracts, targets and waivers.
  ///   - log: the exchanges.
  ///   - kit: the kit's version, and the digest of its executable.
  ///   - key: Ed25519 or ECDSA P-256, PEM; nil for a bundle that is not signed.
  /// - Throws: a key that cannot be read, or is of another kind.
  public static func files(
    of run: RunRecord, _ files: [BundleFile], log: ExchangeLog, kit: (version: String, sha256: String), key: [UInt8]?
  ) throws(CryptoError) -> [BundleFile] {
    var all = files + [BundleFile(path: BundleFile.exchanges, bytes: log.bytes)]
    let manifest = Manifest(
      kit: kit.version, kitSHA256: kit.sha256, files: all, exchanges: log.count, last: log.last)
    all.append(BundleFile(path: BundleFile.manifest, bytes: manifest.bytes))
    guard let key else { return all }
    let envelope = try SigningEnvelope.sign(
      TestResultStatement.bytes(of: run, files: all), type: TestResultStatement.payloadType, key: key)
    return all + [BundleFile(path: BundleFile.attestation, bytes: envelope.bytes)]
  }
}
