import ContractModel
import HTTPCore

/// Processa Aspen: refusals speak in the reason phrase, as Spanish text and an EventId, and name a page with
/// help; every answer says how long it took, as mm:ss:fff.
struct AspenRules: SystemRules {
  func explain(_ refusal: Refusal, _ operation: Operation) -> Refusal {
    guard let violation = refusal.violation else { return refusal }
    var result = refusal
    let (status, event, message) = Self.words(for: violation)
    if violation.outcome == nil || violation.aspect.hasPrefix("authentication.") { result.status = status }
    result.code = event
    result.message = message
    return result
  }

  func finish(_ answer: inout Answer, _ refusal: Refusal?, _ context: RequestContext) {
    answer.fields.set("X-PRO-Response-Time", "00:00:003")
    guard let refusal, case .refused = answer.sort else { return }
    let event = refusal.code ?? "15842"
    answer.reason = Array("\(refusal.message) EventId: (\(event))".utf8)
    answer.fields.set("X-PRO-Response-Help", "https://help.example/eventid/\(event)")
  }

  /// Status, EventId and text for what is wrong.
  private static func words(for violation: Violation) -> (Int, String, String) {
    let aspect = violation.aspect
    if aspect.hasSuffix(".app-header") {
      return violation.kind == .unknown
        ? (400, "20005", "El identificador de la aplicación no existe")
        : (400, "15842", "Falta una cabecera personalizada")
    }
    if aspect.hasSuffix(".payload-header") || aspect.hasSuffix(".signature") || aspect.hasSuffix(".algorithm") {
      return (400, "20007", "No fue posible decodificar la cabecera de autenticación")
    }
    if aspect.hasPrefix("authentication."), aspect.hasSuffix(".nonce") {
      return violation.kind == .replayed
        ? (409, "99003", "El nonce ya fue procesado") : (400, "15852", "El nonce no es válido")
    }
    if aspect.hasSuffix(".epoch") { return (416, "15851", "El valor de Epoch está fuera de rango") }
    if aspect.hasPrefix("authentication."), aspect.hasSuffix(".token") {
      return (401, "15847", "El token de autenticación no es válido")
    }
    if aspect.hasSuffix(".unique") { return (409, "15864", "La solicitud ya fue procesada") }
    if aspect.hasSuffix(".pin-block") { return (406, "15860", "El valor de la clave no es aceptable") }
    if aspect.hasSuffix("VerificationCode.identity") {
      return (417, "15868", "No se pudo validar la identidad del cliente")
    }
    if aspect.hasSuffix(".identity") { return (404, "15856", "No se encontró una tarjeta asociada al cliente") }
    return (400, "15842", "Valor inesperado en la solicitud")
  }
}
