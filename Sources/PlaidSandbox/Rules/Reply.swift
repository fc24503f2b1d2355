import JSON

/// The members of a successful answer, in order; long arrays come as finished bytes.
struct Reply {
  /// One member's value.
  enum Part {
    case value(JSONValue)
    case bytes([UInt8])
  }

  /// The members without `request_id`.
  private(set) var members: [(key: String, part: Part)] = []

  /// Makes an answer of plain values.
  init(_ object: JSONObject = [:]) {
    members = object.members.map { ($0.key, .value($0.value)) }
  }

  /// Adds a member.
  mutating func set(_ key: String, _ part: Part) { members.append((key, part)) }

  /// The body.
  func encoded(requestID: String) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "{")]
    for (key, part) in members {
      bytes.append(contentsOf: "\"\(key)\":".utf8)
      switch part {
      case .value(let value): bytes.append(contentsOf: value.encoded())
      case .bytes(let raw): bytes.append(contentsOf: raw)
      }
      bytes.append(UInt8(ascii: ","))
    }
    bytes.append(contentsOf: "\"request_id\":\"\(requestID)\"}".utf8)
    return bytes
  }
}
