import JSON
import Ledger

/// One request that passed the door: its members are of the right kinds.
struct Call {
  /// The members of the body, credentials left out.
  let body: JSONObject
  /// The real time, by which tokens end.
  let now: Timestamp
  /// The sandbox's date.
  let today: LocalDate
  /// The `Host` that was called, if there is one.
  let host: String?
  /// How this sandbox was set up.
  let settings: SandboxConfiguration
  /// What goes wrong with the answer on purpose.
  var fault: ExchangeFault?

  /// The sandbox's date with the real time of day.
  var instant: Timestamp {
    Timestamp(startOf: today).adding(
      milliseconds: now.milliseconds - Timestamp(startOf: now.dateInUTC).milliseconds)
  }

  /// `options`, which may be left out.
  var options: JSONObject { body["options"]?.object ?? [:] }

  /// A required text.
  func text(_ key: String) -> String { body[key]?.string ?? "" }

  /// A list of texts; empty when it is left out.
  func texts(_ key: String) -> [String] {
    body[key]?.array?.compactMap(\.string) ?? []
  }
}

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

/// A JSON array that is written element by element.
struct ElementList {
  private var bytes: [UInt8] = [UInt8(ascii: "[")]

  /// Adds what `write` appends as one element.
  mutating func append(_ write: (inout [UInt8]) -> Void) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    write(&bytes)
  }

  /// Whether it has no element yet.
  var isEmpty: Bool { bytes.count == 1 }

  /// The whole array.
  var closed: [UInt8] { bytes + [UInt8(ascii: "]")] }
}
