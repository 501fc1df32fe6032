import COpenSSL
import HTTPCore
import Testing

@testable import Wire

/// Servers that break TLS on purpose: every exchange ends, within bounds, and says why.
@Suite struct HostileTLSTests {
  /// Exchanges a GET with a peer in memory.
  private func exchange(_ peer: MemoryPeer, _ authority: Authority, newest: TLSVersion = .tls13) throws -> Exchange {
    var settings = authority.client
    settings.maximumVersion = newest
    let connector = try TLSClient(settings).connector(over: { _, _ in peer })
    return HTTPClientConnection(endpoint: Endpoint(host: "127.0.0.1", port: 1), connector: connector).get()
  }

  private func peer(
    _ authority: Authority, identity: TLSIdentity? = nil, newest: TLSVersion = .tls13,
    _ script: @escaping (TLSEngine, Int) -> Bool
  ) throws -> MemoryPeer {
    var settings = TLSServerSettings(identity: try identity ?? authority.sign())
    settings.maximumVersion = newest
    settings.allowsRenegotiation = true
    return MemoryPeer(server: try TLSServer(settings), script)
  }

  @Test func aHandshakeThatHangsEndsAtTheDeadline() throws {
    let authority = try Authority()
    let exchange = try exchange(MemoryPeer(saying: [], endsAfter: false), authority)
    #expect(exchange.failure == .tls("the handshake was not complete within the time limit"))
    #expect(exchange.sentCount == 0)
  }

  static let junk: [[UInt8]] = [
    Array("HTTP/1.1 400 Bad Request\r\n\r\n".utf8), [0x16, 0x03, 0x03, 0xFF, 0xFF],
    [0x16, 0x03, 0x03, 0x00, 0x04, 0x02],
    [UInt8](repeating: 0, count: 4096), (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 131 &+ 7) },
    // Alerts of levels and kinds that there are none of, alone and many.
    [0x15, 0x03, 0x03, 0x00, 0x02, 0xFF, 0xFF], [0x15, 0x03, 0x03, 0x00, 0x00],
    Array((0..<10_000).map { _ in [0x15, 0x03, 0x03, 0x00, 0x02, 0x01, 0x5A] as [UInt8] }.joined()),
    // A ServerHello that says nothing.
    [0x16, 0x03, 0x03, 0x00, 0x04, 0x02, 0x00, 0x00, 0x00],
  ]

  @Test(arguments: junk) func junkInPlaceOfAServerHelloIsAFailureOfTLS(octets: [UInt8]) throws {
    let authority = try Authority()
    let exchange = try exchange(MemoryPeer(saying: octets, endsAfter: true), authority)
    #expect(exchange.tlsReason?.isEmpty == false, "\(exchange.result)")
    #expect(exchange.sentCount == 0 && exchange.received.isEmpty)
  }

  static let alerts: [(UInt8, String)] = [
    (40, #""handshake failure": it takes nothing of what was offered of cipher suites, groups and signatures"#),
    (70, #""protocol version": it speaks none of the versions of TLS that were offered"#),
    (80, #""internal error""#), (112, #""unrecognized name": it knows no host 127.0.0.1"#),
    (255, "255, which has no name"),
  ]

  @Test(arguments: alerts) func anAlertIsToldWithWhatItMeans(number: UInt8, words: String) throws {
    let peer = MemoryPeer(saying: [0x15, 0x03, 0x03, 0x00, 0x02, 0x02, number], endsAfter: true)
    #expect(try exchange(peer, try Authority()).tlsReason == "the peer ended it with the alert \(words)")
  }

  @Test func plainHTTPInPlaceOfAHandshakeIsNamed() throws {
    let peer = MemoryPeer(saying: Array("HTTP/1.1 400 \u{1B}[31m\r\n\r\n".utf8), endsAfter: true)
    #expect(try exchange(peer, try Authority()).tlsReason == "the peer answers in plain HTTP, without TLS")
  }

  @Test func aChainOfManyCertificatesIsNotTaken() throws {
    let authority = try Authority()
    let own = try authority.sign()
    // Each has about 400 octets; OpenSSL takes 100 KiB of them.
    EVP_PKEY_up_ref(own.key)
    let chain = TLSCertificateList(joining: [own.chain] + Array(repeating: authority.certificates, count: 600))
    let identity = try TLSIdentity(owning: own.key, chain: chain)
    let peer = try peer(authority, identity: identity, newest: .tls12) { _, _ in false }
    let exchange = try exchange(peer, authority)
    #expect(exchange.tlsReason?.contains("excessive message size") == true, "\(exchange.result)")
  }

  @Test func aFloodOfTicketsEnds() throws {
    let authority = try Authority()
    let peer = try peer(authority) { engine, _ in engine.sendTicket() }
    let exchange = try exchange(peer, authority)
    #expect(exchange.tlsReason == "more than \(TLSStream.mostFruitless) octets came without any data in them")
    #expect(peer.taken < 2 * TLSStream.mostFruitless)
  }

  /// A client that follows none answers with an alert (RFC 5246 §7.2.2), and goes on.
  @Test func aServerThatAsksForASecondHandshakeGetsNone() throws {
    let authority = try Authority()
    let answer = octets("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
    let peer = try peer(authority, newest: .tls12) { engine, turn in
      if turn == 0 { return engine.askToRenegotiate() }
      return turn == 1 && answer.withUnsafeBytes { engine.write($0) } == .done(answer.count)
    }
    let exchange = try exchange(peer, authority)
    #expect(exchange.bodyText == "hello", "\(exchange.result)")
    #expect(exchange.tls?.isRenegotiated == false)
  }

  @Test func aFloodOfRequestsForASecondHandshakeEnds() throws {
    let authority = try Authority()
    var asked = 0
    let peer = try peer(authority, newest: .tls12) { engine, _ in
      // It does not read what the client says to that.
      for _ in 0..<100 where engine.askToRenegotiate() { asked += 1 }
      return true
    }
    let exchange = try exchange(peer, authority)
    #expect(exchange.tlsReason == "more than \(TLSStream.mostFruitless) octets came without any data in them")
    #expect(asked > 1000 && peer.taken < 2 * TLSStream.mostFruitless)
  }

  struct Cut: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var answer: String
    var defect: MessageMalformation.Defect?
  }

  static let cuts = [
    Cut(
      testDescription: "in a body with a length", answer: "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhell",
      defect: .truncatedBody),
    Cut(
      testDescription: "in a chunk", answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe",
      defect: .truncatedBody),
    Cut(
      testDescription: "before the last chunk",
      answer: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", defect: .truncatedBody),
    Cut(testDescription: "in a body until the end", answer: "HTTP/1.1 200 OK\r\n\r\nhello", defect: .truncatedBody),
    Cut(testDescription: "in the head", answer: "HTTP/1.1 200 OK\r\nContent-Le", defect: .truncatedHead),
    Cut(
      testDescription: "behind a whole answer", answer: "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
      defect: nil),
  ]

  /// Without close_notify nobody can tell an end from a cut (RFC 8446 §6.1).
  @Test(arguments: cuts, [TLSVersion.tls12, .tls13])
  func anEndWithoutCloseNotifyIsACut(cut: Cut, version: TLSVersion) throws {
    let authority = try Authority()
    let answer = octets(cut.answer)
    let peer = try peer(authority, newest: version) { engine, turn in
      guard turn == 0 else { return false }
      return answer.withUnsafeBytes { engine.write($0) } == .done(answer.count)
    }
    let exchange = try exchange(peer, authority, newest: version)
    #expect(exchange.defect == cut.defect, "\(exchange.result)")
    if cut.defect == nil { #expect(exchange.bodyText == "hello") }
  }
}

extension TLSEngine {
  /// Sends a session ticket more; false where that cannot be (RFC 8446 §4.6.1).
  fileprivate func sendTicket() -> Bool { withSession { SSL_new_session_ticket($0) == 1 && SSL_do_handshake($0) == 1 } }

  /// Sends a HelloRequest more; false where that cannot be (RFC 5246 §7.4.1.1).
  fileprivate func askToRenegotiate() -> Bool {
    withSession { session in
      guard SSL_renegotiate(session) == 1 else { return false }
      SSL_do_handshake(session)
      return true
    }
  }
}
