import PlaidSyncJSON
import PlaidSyncPorts
import PlaidSyncWire

/// One exchange as a line of the log, without credentials and with masked tokens.
struct ExchangeLine {
  /// The line, with its line feed.
  let bytes: [UInt8]

  /// Creates the line of an exchange; `fault` is the fault that affected the answer's delivery.
  init(_ request: HTTPRequest, _ response: HTTPResponse, fault: ExchangeFault? = nil) {
    var body = Self.object(request.body)
    body?["client_id"] = nil
    body?["secret"] = nil
    // Parsed and encoded again, because an answer may not be JSON or may span several lines.
    var line: JSONObject = [
      "method": .string(request.method.rawValue), "path": .string(request.path),
      "request": body.map(JSONValue.object) ?? .null, "status": .int(response.status),
      "response": Self.object(response.body).map(JSONValue.object) ?? .null,
    ]
    if let fault { line.set("fault", .string(fault.rawValue)) }
    bytes = TokenMask.masked(JSONValue.object(line).encoded()) + [UInt8(ascii: "\n")]
  }

  /// The body's object; `nil` if the body is anything else.
  static func object(_ bytes: [UInt8]) -> JSONObject? {
    do throws(JSONError) {
      return try JSONValue.parse(bytes).object
    } catch {
      // Why the body is not JSON makes no difference to the log.
      return nil
    }
  }
}
