import FlyingFox
import FoundationEssentials
import PlaidSyncPorts

/// Converts FlyingFox's requests to ours and our answers to FlyingFox's, within the limits.
struct ListenerHandler: HTTPHandler {
  let responder: any HTTPResponder
  let limits: ListenerLimits
  let pool: ListenerPool

  /// The result of reading a body.
  private enum BodyResult {
    case whole([UInt8])
    case tooLarge
  }

  /// How a request ended: whatever happened first.
  private enum Ending: Sendable {
    case answer(PlaidSyncPorts.HTTPResponse)
    case tooLarge
    case broken
    case late
  }

  func handleRequest(_ request: FlyingFox.HTTPRequest) async throws -> FlyingFox.HTTPResponse {
    switch await ending(of: request) {
    case .answer(let response):
      await deliver(response, to: request)
    case .tooLarge:
      Self.closing(.payloadTooLarge, "The request has more than \(limits.bodyBytesMax) bytes.\n")
    case .broken:
      Self.closing(.badRequest, "The request cannot be understood.\n")
    case .late:
      Self.closing(.serviceUnavailable, "The answer took too long.\n")
    }
  }

  private func ending(of request: FlyingFox.HTTPRequest) async -> Ending {
    await withTaskGroup(of: Ending?.self) { group in
      group.addTask { await self.answer(to: request) }
      group.addTask {
        // Sleeping ends early once there is an answer; the result of this task is then unused.
        guard (try? await ContinuousClock().sleep(for: .seconds(limits.answerSeconds))) != nil
        else { return nil }
        return .late
      }
      defer { group.cancelAll() }
      return await group.next().flatMap { $0 } ?? .late
    }
  }

  private func answer(to request: FlyingFox.HTTPRequest) async -> Ending {
    let result: BodyResult
    do {
      result = try await body(of: request.bodySequence)
    } catch {
      return .broken
    }
    guard case .whole(let body) = result else { return .tooLarge }
    var headers = PlaidSyncPorts.HTTPHeaders()
    for (name, value) in request.headers { headers.append(name.rawValue, value) }
    let url = request.target.rawValue
    return .answer(
      await responder.respond(
        to: PlaidSyncPorts.HTTPRequest(
          method: PlaidSyncPorts.HTTPMethod(rawValue: request.method.rawValue), url: url,
          headers: headers,
          body: body)))
  }

  private func body(of sequence: HTTPBodySequence) async throws -> BodyResult {
    var body: [UInt8] = []
    var count = 0
    body.reserveCapacity(min(sequence.count ?? 0, limits.bodyBytesMax))
    for try await piece in sequence {
      count += piece.count
      if count <= limits.bodyBytesMax {
        body.append(contentsOf: piece)
      } else {
        body = []
      }
      // A client that is still writing may not read the refusal, so some more is read and dropped.
      if count > 2 * limits.bodyBytesMax { break }
    }
    return count <= limits.bodyBytesMax ? .whole(body) : .tooLarge
  }

  /// Converts an answer, and injects the delivery fault that it asks for.
  private func deliver(
    _ response: PlaidSyncPorts.HTTPResponse, to request: FlyingFox.HTTPRequest
  ) async -> FlyingFox.HTTPResponse {
    var converted = Self.converted(response, isHead: request.method == .HEAD)
    let body = response.body
    let client = request.remoteAddress
    switch response.delivery {
    case .whole: break
    case .slow(let seconds):
      let slow = ThrottledBody(bytes: body, seconds: seconds)
      converted.payload = .httpBody(HTTPBodySequence(from: slow, count: body.count))
    case .cut(let count):
      let first = ClosingBody(bytes: Array(body.prefix(count))) { [pool] in pool.reset(client) }
      converted.payload = .httpBody(HTTPBodySequence(from: first, count: body.count))
    case .refused(let seconds):
      // The port is closed first; otherwise a client could reconnect immediately.
      await pool.refuseConnections(seconds: seconds)
      pool.reset(client)
    }
    return converted
  }

  private static func converted(
    _ response: PlaidSyncPorts.HTTPResponse, isHead: Bool
  ) -> FlyingFox.HTTPResponse {
    var headers = FlyingFox.HTTPHeaders()
    for field in response.headers.fields where isSafe(field) {
      headers.addValue(field.value, for: HTTPHeader(field.name))
    }
    // The length must be that of the body below, not the responder's, or clients would hang.
    headers[.contentLength] = String(response.body.count)
    headers[.transferEncoding] = nil
    if response.status == 204 || response.status == 304 || response.status < 200 {
      headers[.contentLength] = nil
    }
    let isBodiless = isHead || headers[.contentLength] == nil
    // As one piece: FlyingFox would split the body into pieces of 4 KB and write them one by one.
    let body = Data(isBodiless ? [] : response.body)
    return FlyingFox.HTTPResponse(
      statusCode: HTTPStatusCode(response.status, phrase: phrase(of: response.status)),
      headers: headers,
      body: HTTPBodySequence(data: body, suggestedBufferSize: max(1, body.count)))
  }

  /// An answer of one sentence, after which the connection is closed.
  private static func closing(_ status: HTTPStatusCode, _ text: String) -> FlyingFox.HTTPResponse {
    let bytes = Array(text.utf8)
    return FlyingFox.HTTPResponse(
      statusCode: status,
      headers: [.connection: "close", .contentType: "text/plain; charset=utf-8"],
      body: HTTPBodySequence(from: ClosingBody(bytes: bytes), count: bytes.count))
  }

  /// Whether a field has no line end, which would begin another header or the body.
  private static func isSafe(_ field: PlaidSyncPorts.HTTPHeaders.Field) -> Bool {
    (field.name + field.value).utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
  }

  /// The phrase of a status code, which is for people only.
  private static func phrase(of status: Int) -> String {
    switch status {
    case 200: "OK"
    case 204: "No Content"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 429: "Too Many Requests"
    case 500: "Internal Server Error"
    default: "Status \(status)"
    }
  }
}
