import ConformanceKit
import HTTPCore
import JSONCore
import Synchronization

/// A server of the parcel-locker page, written by hand from the page: it has nothing of the mock server.
final class LockerServer: Sendable {
  /// What it does wrong, or otherwise.
  enum Manner: Sendable, CaseIterable {
    case right
    /// The address of a new booking as seen from the request, or with scheme and host.
    case relativeLocation, absoluteLocation
    case answersReplacementsWithTheBooking
    case danglingLocation, foreignLocation
    case forgetsNotes, replacesInPart, refusesTheSameReplacement, keepsCancelled, listsCancelled, forgetsTheNewest
    case asksNobodyForATokenToRead
  }

  private typealias Booking = [(String, JSONValue)]

  private struct Store {
    var bookings: [(id: String, booking: JSONValue, isCancelled: Bool)] = []
    var count = 0
  }

  private let manner: Manner
  private let token: String
  private let store = Mutex(Store())

  init(_ manner: Manner, token: String) {
    self.manner = manner
    self.token = token
  }

  func answer(_ request: HTTPRequest) -> HTTPServerReply {
    let path = request.target.prefix { $0 != "?" }
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { String($0) }
    let allowed: [String]
    if parts == ["bookings"] {
      allowed = ["POST", "GET"]
    } else if parts.count == 2, parts[0] == "bookings", !parts[1].isEmpty {
      allowed = ["GET", "PUT", "DELETE"]
    } else {
      return reply(404)
    }
    guard allowed.contains(request.method) else {
      return reply(405, [HTTPField("Allow", allowed.joined(separator: ", "))])
    }
    let isOpen = manner == .asksNobodyForATokenToRead && request.method == "GET" && parts.count == 2
    guard isOpen || request.fields.all("Authorization").map(\.valueText) == ["Bearer \(token)"] else {
      return reply(401, [HTTPField("WWW-Authenticate", "Bearer")])
    }
    return store.withLock { store in
      switch (request.method, parts.count) {
      case ("POST", _): create(request, &store)
      case ("GET", 1): list(store)
      case ("GET", _): find(parts[1], store).map { reply(200, body: store.bookings[$0].booking) } ?? reply(404)
      case ("PUT", _): replace(parts[1], request, &store)
      default: cancel(parts[1], &store)
      }
    }
  }

  private func find(_ id: String, _ store: Store) -> Int? {
    store.bookings.firstIndex { $0.id == id && (!$0.isCancelled || manner == .keepsCancelled) }
  }

  private func create(_ request: HTTPRequest, _ store: inout Store) -> HTTPServerReply {
    guard let booking = booking(request, id: "b\(store.count)x") else { return reply(422) }
    let id = "b\(store.count)x"
    store.count += 1
    store.bookings.append((id, booking, false))
    let host = request.fields["Host"] ?? ""
    let location =
      switch manner {
      case .relativeLocation: "bookings/\(id)"
      case .absoluteLocation: "http://\(host)/bookings/\(id)"
      case .danglingLocation: "/bookings/\(id)/"
      case .foreignLocation: "http://lockers.example/bookings/\(id)"
      default: "/bookings/\(id)"
      }
    return reply(201, [HTTPField("Location", location)], body: booking)
  }

  private func replace(_ id: String, _ request: HTTPRequest, _ store: inout Store) -> HTTPServerReply {
    guard let index = find(id, store) else { return reply(404) }
    guard var new = booking(request, id: id) else { return reply(400) }
    let old = store.bookings[index].booking
    if manner == .refusesTheSameReplacement, old.text() == new.text() { return reply(409) }
    if manner == .replacesInPart {
      for member in old.members ?? [] where new[member.name] == nil {
        new = new.setting(path: [member.name], to: member.value)
      }
    }
    store.bookings[index].booking = new
    return manner == .answersReplacementsWithTheBooking ? reply(200, body: new) : reply(204)
  }

  private func cancel(_ id: String, _ store: inout Store) -> HTTPServerReply {
    guard let index = find(id, store) else { return reply(404) }
    store.bookings[index].isCancelled = true
    return reply(204)
  }

  private func list(_ store: Store) -> HTTPServerReply {
    var shown = store.bookings.filter { !$0.isCancelled || manner == .listsCancelled }
    if manner == .forgetsTheNewest { shown = shown.dropLast(8) }
    let items = shown.map { entry in
      JSONValue.object(["bookingId", "locker", "size"].map { ($0, entry.booking[$0] ?? .null) })
    }
    return reply(200, body: .object([("bookings", .array(items))]))
  }

  /// The booking a body describes; nil where it breaks a rule of the page.
  private func booking(_ request: HTTPRequest, id: String) -> JSONValue? {
    guard request.fields["Content-Type"]?.lowercased().hasPrefix("application/json") == true,
      let reading = try? JSONReader.read(request.body), reading.duplicates.isEmpty,
      let locker = text(reading.value["locker"], 20), let size = reading.value["size"]?.string,
      ["S", "M", "L"].contains(size), let parcels = reading.value["parcels"]?.array, !parcels.isEmpty
    else { return nil }
    var members: Booking = [("bookingId", .string(id)), ("locker", .string(locker)), ("size", .string(size))]
    var weights: [JSONValue] = []
    for parcel in parcels {
      guard let weight = parcel["weight"]?.number?.int, (0...99_999).contains(weight),
        parcel["weight"]?.number?.text == String(weight)
      else { return nil }
      weights.append(.object([("weight", .number(weight))]))
    }
    members.append(("parcels", .array(weights)))
    if let note = reading.value["note"] {
      guard let note = text(note, 80) else { return nil }
      if manner != .forgetsNotes { members.append(("note", .string(note))) }
    }
    if let notify = reading.value["notify"], notify.bool == nil { return nil }
    members.append(("notify", .bool(reading.value["notify"]?.bool ?? false)))
    return .object(members)
  }

  private func text(_ value: JSONValue?, _ most: Int) -> String? {
    guard let text = value?.string, (1...most).contains(text.unicodeScalars.count) else { return nil }
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }

  private func reply(_ status: Int, _ fields: [HTTPField] = [], body: JSONValue? = nil) -> HTTPServerReply {
    let bytes = body?.bytes() ?? []
    let own = [HTTPField("Date", "Sat, 21 Nov 2026 12:00:00 GMT")]
    let length = status == 204 ? [] : [HTTPField("Content-Length", String(bytes.count))]
    let type = body == nil ? [] : [HTTPField("Content-Type", "application/json")]
    return .response(
      HTTPResponse(
        status: status, reason: Array("Locker".utf8), fields: HTTPFields(own + fields + type + length), body: bytes,
        framing: status == 204 ? .none : .contentLength(bytes.count)))
  }
}
