import HTTPCore
import Testing
import Wire

@Suite struct TLSIdentityTests {
  @Test func certificateAndKeyAreReadBack() throws {
    let made = try Authority().sign("me")
    var key = made.keyPEM
    var none: [UInt8] = []
    let read = try TLSIdentity.pem(certificate: made.chain.pem, key: &key, passphrase: &none)
    #expect(read.certificate == made.certificate)
    #expect(key.isEmpty, "the key is wiped")
  }

  @Test func whatDoesNotFitIsTold() throws {
    let authority = try Authority()
    let (one, other) = (try authority.sign("one"), try authority.sign("other"))
    func problem(_ certificate: [UInt8], _ key: [UInt8]) -> TLSError? {
      var (key, none) = (key, [UInt8]())
      do throws(TLSError) {
        _ = try TLSIdentity.pem(certificate: certificate, key: &key, passphrase: &none)
        return nil
      } catch {
        return error
      }
    }
    #expect(problem(octets("nothing"), one.keyPEM) == .noCertificate)
    #expect(problem(one.chain.pem, octets("nothing")) == .noKey)
    #expect(problem(one.chain.pem, other.keyPEM) == one.certificate.map { .keyMismatch($0) })
  }

  @Test func anExpiredCertificateIsTold() throws {
    let expired = try Authority().sign("late", from: -7200, until: -60)
    let certificate = try #require(expired.certificate)
    #expect(throws: TLSError.expired(certificate)) { try expired.checkDates() }
  }
}
