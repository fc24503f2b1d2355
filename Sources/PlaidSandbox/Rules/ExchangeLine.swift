import JSON
import PlaidWire
import Ports

/// One exchange as a line of the log; credentials stay out of it, and tokens are crossed out.
struct ExchangeLine {
  /// The line, with its line feed.
  let bytes: [UInt8]

  /// Describes an exchange; `fault` is what became of the answer on its way.
  init(_ request: HTTPRequest, _ response: HTTPResponse, fault: ExchangeFault? = nil) {
    var body = Self.object(request.body)
    body?["client_id"] = nil
    body?["secret"] = nil
    // Read anew, because an answer that a client got may be no JSON or more than one line.
    var line: JSONObject = [
      "method": .string(request.method.rawValue), "path": .string(request.path),
      "request": body.map(JSONValue.object) ?? .null, "status": .int(response.status),
      "response": Self.object(response.body).map(JSONValue.object) ?? .null,
    ]
    if let fault { line.set("fault", .string(fault.rawValue)) }
    bytes = TokenMask.masked(JSONValue.object(line).encoded()) + [UInt8(ascii: "\n")]
  }

  /// The body's object; `nil` when it is anything else.
  static func object(_ bytes: [UInt8]) -> JSONObject? {
    do throws(JSONError) {
      return try JSONValue.parse(bytes).object
    } catch {
      // What is wrong with it makes no difference to the answer.
      return nil
    }
  }
}
