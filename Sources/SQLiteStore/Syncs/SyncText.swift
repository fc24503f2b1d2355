import PlaidSyncJSON
import PlaidSyncLedger

/// A record's failure, statistics and warnings as JSON text, under the names that the command line
/// uses.
enum SyncText {
  private static let counters: [(String, WritableKeyPath<SyncStats, Int> & Sendable)] = [
    ("requests", \.requests), ("billed", \.billed), ("pages", \.pages),
    ("restarts", \.restarts), ("added", \.added),
    ("modified", \.modified), ("removed", \.removed), ("unchanged", \.unchanged),
    ("holdings", \.holdings), ("trades", \.trades), ("liabilities", \.liabilities),
    ("quarantined", \.quarantined), ("rounded", \.rounded),
    ("balances_computed", \.balancesComputed), ("balances_written", \.balancesWritten),
  ]

  /// Returns statistics as text.
  static func text(of stats: SyncStats) -> String {
    var object = JSONObject()
    for (name, path) in counters { object.set(name, .int(stats[keyPath: path])) }
    object.set("drift", stats.drift.map { .string($0.description) } ?? .null)
    return JSONValue.object(object).text()
  }

  /// Decodes statistics; a missing count is 0.
  static func stats(_ value: JSONValue) -> SyncStats {
    var stats = SyncStats()
    for (name, path) in counters { stats[keyPath: path] = value[name]?.int ?? 0 }
    if let text = value["drift"]?.string {
      // `text(of:)` wrote the text, as the description of an amount.
      stats.drift = try? Amount(text)
    }
    return stats
  }

  /// Returns a failure as text.
  static func text(of failure: Failure) -> String {
    let fields: [(String, JSONValue)] = [
      ("code", .string(failure.code.text)), ("exit_status", .int(Int(failure.code.exitStatus))),
      ("message", .string(failure.message)), ("remedy", failure.remedy?.json ?? .null),
      ("cause", .string(orNull: failure.cause)),
      ("provider_code", .string(orNull: failure.providerCode)),
      ("request_id", .string(orNull: failure.requestID)),
    ]
    var object = JSONObject()
    for (name, value) in fields { object.set(name, value) }
    return JSONValue.object(object).text()
  }

  /// Decodes a failure.
  static func failure(_ value: JSONValue) -> Failure {
    Failure(
      FailureCode(
        value["code"]?.string ?? FailureCode.broken.text,
        exitStatus: Int32(truncatingIfNeeded: value["exit_status"]?.int ?? 70)),
      value["message"]?.string ?? "", remedy: value["remedy"].flatMap { Remedy($0) },
      cause: value["cause"]?.string, providerCode: value["provider_code"]?.string,
      requestID: value["request_id"]?.string)
  }

  /// Returns warnings as text: each is a text, or an object if it has a remedy.
  static func text(of warnings: [Warning]) -> String {
    JSONValue.array(
      warnings.map { warning in
        guard let remedy = warning.remedy else { return .string(warning.message) }
        return ["message": .string(warning.message), "remedy": remedy.json]
      }
    ).text()
  }

  /// Decodes warnings.
  static func warnings(_ value: JSONValue) -> [Warning] {
    (value.array ?? []).compactMap { warning in
      guard let message = warning.string ?? warning["message"]?.string else { return nil }
      return Warning(message, remedy: warning["remedy"].flatMap { Remedy($0) })
    }
  }
}
