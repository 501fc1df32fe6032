import PayloadCrypto

/// Keys for tests; none of them guards anything.
enum TestKeys {
  /// One RSA key pair for all tests of the run: making one takes a while.
  static func rsa() throws -> PEMKeyPair { try made.get() }

  private static let made = Result { try RSAKey.generateKeyPairPEM() }

  /// An Ed25519 key behind the passphrase "secret".
  static let encryptedEd25519 = """
    -----BEGIN ENCRYPTED PRIVATE KEY-----
    MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjHxVqdBAdu3QICCAAw
    DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEC6PHjxfW4CXleyIF5kX/OIEQCvL
    Cwxygqq8Neus6jtOvT9qRRIlZzYbq7JWiodsQQySW0lTwTMidAGJtaesnrcf01JU
    0BlpD4TAkA48ArbawCk=
    -----END ENCRYPTED PRIVATE KEY-----
    """

  /// A key on a curve this module does not sign with.
  static let secp384r1 = """
    -----BEGIN PRIVATE KEY-----
    MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBo2tln6Ehnd+OBnpRZ
    +ThU/eogXDUekS3liL3+6BwdroG9BjMwAV+q3La4k4vwcA2hZANiAAQUEvkRaur9
    v2F1dr/2rzv93XaV3CFMzIMagCUi/pYgu+rDHB7eM8R4EwdwzA6fodNHk+uy3G+0
    lVxmDxZONBJUIE0XgiOyhUCAZ2LhMoBvNnttDhO2ihgtHN9LBBXCbDI=
    -----END PRIVATE KEY-----
    """
}
