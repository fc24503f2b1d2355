import PlaidSyncJSON
import PlaidSyncLedger

/// One admitted request: its members have the right types.
struct Call {
  /// The members of the body, without the credentials.
  let body: JSONObject
  /// The real time, which decides when tokens expire.
  let now: Timestamp
  /// The sandbox's date.
  let today: LocalDate
  /// The `Host` that was called, if there is one.
  let host: String?
  /// The configuration of this sandbox.
  let settings: SandboxConfiguration
  /// The fault injected into the answer.
  var fault: ExchangeFault?

  /// The sandbox's date with the real time of day.
  var instant: Timestamp {
    Timestamp(startOf: today).adding(
      milliseconds: now.milliseconds - Timestamp(startOf: now.dateInUTC).milliseconds)
  }

  /// `options`; empty if left out.
  var options: JSONObject { body["options"]?.object ?? [:] }

  /// The value of a required text.
  func text(_ key: String) -> String { body[key]?.string ?? "" }

  /// A list of texts; empty if left out.
  func texts(_ key: String) -> [String] {
    body[key]?.array?.compactMap(\.string) ?? []
  }
}

/// The members of a successful answer, in order; long arrays are passed as encoded bytes.
struct Reply {
  /// One member's value.
  enum Part {
    case value(JSONValue)
    case bytes([UInt8])
  }

  /// The members without `request_id`.
  private(set) var members: [(key: String, part: Part)] = []

  /// Creates an answer of plain values.
  init(_ object: JSONObject = [:]) {
    members = object.members.map { ($0.key, .value($0.value)) }
  }

  mutating func set(_ key: String, _ part: Part) { members.append((key, part)) }

  /// The encoded body.
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

/// A JSON array that is written element by element.
struct ElementList {
  private var bytes: [UInt8] = [UInt8(ascii: "[")]

  /// Adds what `write` appends as one element.
  mutating func append(_ write: (inout [UInt8]) -> Void) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    write(&bytes)
  }

  /// Whether it has no elements yet.
  var isEmpty: Bool { bytes.count == 1 }

  /// The bytes of the whole array.
  var closed: [UInt8] { bytes + [UInt8(ascii: "]")] }
}
