import PlaidSyncLedger
import PlaidSyncPorts

/// Measures account syncs on a real file, as the engine calls them; compare floor/balances.c.
struct BalanceMeasurements {
  private static let rounds = 101
  private let setting: Setting

  init(_ setting: Setting) {
    self.setting = setting
  }

  func measure() async throws {
    try await measureFull()
    for years in [1, 10, 40] { try await measurePartial(years: years) }
  }

  /// One account-decade is read, computed and compared; nothing has changed, so nothing is written.
  private func measureFull() async throws {
    let account = try await BenchAccount(days: 3650, entries: 20_000, folder: setting.folder)
    let first = try await account.sync(isFull: true).outcome
    // The day before the first entry has a row too.
    try expect(first.computed == 3651 && first.written == 3651, "a first sync", first)
    var measurement = Measurement("balances.ours.full", in: "us")
    for _ in 0..<Self.rounds {
      let (outcome, time) = try await account.sync(isFull: true)
      measurement.add(time)
      try expect(outcome.computed == 3651 && outcome.written == 0, "a full sync", outcome)
    }
    try account.close()
    measurement.report()
  }

  /// The sync on the next day: its rows are those of the previous last day and of the new day.
  private func measurePartial(years: Int) async throws {
    let account = try await BenchAccount(
      days: years * 365, entries: years * 2000, folder: setting.folder)
    try await account.sync(isFull: true)
    var measurement = Measurement("balances.ours.partial.\(years)y", in: "us")
    for _ in 0..<Self.rounds {
      try await account.passDay()
      let (outcome, time) = try await account.sync(isFull: false)
      measurement.add(time)
      try expect(outcome.computed == 2 && outcome.written == 1, "a day's sync", outcome)
      try expect(outcome.drift == .zero, "a day's sync", outcome)
    }
    try account.close()
    measurement.report()
  }

  private func expect(_ holds: Bool, _ what: String, _ outcome: BalanceOutcome) throws {
    guard !holds else { return }
    throw Setting.Problem(
      description: "\(what) computed \(outcome.computed) rows and wrote \(outcome.written) "
        + "(drift \(outcome.drift?.description ?? "none")), which differs from the expected work")
  }
}
