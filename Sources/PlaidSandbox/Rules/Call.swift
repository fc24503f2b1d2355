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
