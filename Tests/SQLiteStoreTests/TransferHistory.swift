import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport

@testable import PlaidSyncSQLiteStore

/// A random history of a family that moves money between its accounts.
struct TransferHistory {
  private let fixture: StoreFixture
  private let scenario: StoreScenario
  private var accounts: [Account] = []
  private var random: SeededRandom
  /// The bank's lines by transaction id.
  private var bookings: [String: String] = [:]
  /// Differences between incremental matching and matching everything again.
  private(set) var wrong: [String] = []
  private(set) var story: [String] = []
  /// The user's latest decision on each pair.
  private(set) var word: [TransferPair: Transfer.State] = [:]

  init(on fixture: StoreFixture, seed: UInt64) async throws {
    self.fixture = fixture
    random = SeededRandom(seed: seed)
    scenario = try await StoreScenario(
      fixture.store, clock: fixture.clock, family: "Family \(seed)")
    try await scenario.pull(accounts: reports())
    for name in ["one", "two", "broker"] { accounts.append(try await scenario.account(name)) }
    for (name, kind) in [("box", AccountKind.depository), ("card", .credit)] {
      accounts.append(try await scenario.addAccount(name, kind: kind))
    }
  }

  var family: FamilyID { scenario.family.id }

  private func reports() throws -> [AccountReport] {
    [
      try .of("one", current: "5"), try .of("two", current: "5", currency: "EUR"),
      try .of("broker", current: "5", type: "investment"),
    ]
  }

  /// Performs one random step.
  mutating func step() async throws {
    switch random.number(in: 0...16) {
    case 0...3: try await pull()
    case 4...5: try await add()
    case 6: try await edit()
    case 7: try await delete()
    case 8...9: try await decide()
    case 10: try await pair()
    case 11...13: try await trade()
    case 14: try await rename()
    default: try await rate()
    }
    if random.happens(oneIn: 3) {
      // Mostly so few days that chains of entries extend beyond them, and half of the time so few
      // entries in memory that they are read again.
      let (family, margin) = (family, random.number(in: 0...20))
      let kept = random.number(in: 0...1) * 1_000
      wrong += try await fixture.store.write { db in
        try TransferRows(of: family, db, marginDays: margin, entriesKeptMax: kept).match()
        return try TransferRows(of: family, db).findings().map(\.message)
      }
      story.append("matched")
    }
  }

  private mutating func day() -> LocalDate {
    LocalDate(day: Int32(20_000 + random.number(in: 0...25)))
  }

  private mutating func amount() -> String {
    "\(random.happens(oneIn: 2) ? "-" : "")\(random.number(in: 1...4) / 3 + 1)"
  }

  private mutating func pull() async throws {
    var lines: [String] = []
    for _ in 0..<random.number(in: 1...3) {
      if random.happens(oneIn: 4), let id = random.element(of: bookings.keys.sorted()) {
        lines.append("\(id) removed")
        bookings[id] = nil
        continue
      }
      let old = random.happens(oneIn: 3) ? random.element(of: bookings.keys.sorted()) : nil
      let id = old ?? "t\(story.count).\(lines.count)"
      let currency = random.happens(oneIn: 8) ? "EUR" : "USD"
      let pending = random.happens(oneIn: 4) ? " pending" : ""
      let account = random.happens(oneIn: 2) ? "one" : "two"
      let line = "\(id) \(account) \(day()) \(amount()) \(currency) Entry\(pending)"
      bookings[id] = line
      lines.append(line)
    }
    try await scenario.pull(lines.joined(separator: "\n"), accounts: reports())
    story.append("pulled \(lines)")
  }

  private mutating func add() async throws {
    guard let account = random.element(of: accounts) else { return }
    let (amount, day) = (amount(), day())
    try await scenario.add(amount, on: day, to: account)
    story.append("added \(day) \(amount) to \(account.name)")
  }

  private mutating func edit() async throws {
    guard let entry = random.element(of: try await scenario.transactions()) else { return }
    var edit = TransactionEdit()
    switch random.number(in: 0...4) {
    case 3, 4: edit.category = .set(category())
    case 0: edit.date = .set(day())
    case 1: edit.amount = .set(try Amount(amount()))
    default: edit.isExcluded = .set(random.happens(oneIn: 2))
    }
    _ = try await fixture.store.editTransaction(entry.id, edit)
    story.append("edited \(entry.id): \(edit)")
  }

  private mutating func category() -> String {
    ["TRANSFER_IN", "TRANSFER_OUT", "LOAN_PAYMENTS", "Food", "OTHER", ""][random.number(in: 0...5)]
  }

  /// Changes what the texts of entries say, or by which name they call an account.
  private mutating func rename() async throws {
    if random.happens(oneIn: 2), let account = random.element(of: accounts) {
      var edit = AccountEdit()
      edit.name = ["Entry", "transfer", "Vault"][random.number(in: 0...2)]
      _ = try await fixture.store.editAccount(account.id, edit)
      story.append("renamed \(account.id) to \(edit.name ?? "")")
    } else {
      let text = ["Shop", "Transfer", "to the vault"][random.number(in: 0...2)]
      try await fixture.sql(
        """
        UPDATE transactions SET name = '\(text)' WHERE transaction_id = (
          SELECT max(transaction_id) FROM transactions JOIN accounts USING (account_id)
          WHERE family_id = \(family))
        """)
      story.append("the newest is called \(text)")
    }
  }

  private mutating func delete() async throws {
    let isBack = random.happens(oneIn: 2)
    guard let entry = random.element(of: try await scenario.transactions(isRemoved: isBack)) else {
      return
    }
    if isBack {
      var edit = TransactionEdit()
      edit.isRestored = true
      _ = try await fixture.store.editTransaction(entry.id, edit)
    } else if entry.source == .manual, random.happens(oneIn: 2) {
      try await fixture.sql("PRAGMA foreign_keys = ON")
      try await fixture.sql("DELETE FROM transactions WHERE transaction_id = \(entry.id)")
    } else {
      try await fixture.store.deleteTransaction(entry.id, at: fixture.clock.now)
    }
    story.append("\(isBack ? "restored" : "deleted") \(entry.id)")
  }

  private mutating func decide() async throws {
    let all = try await fixture.store.transfers(TransferQuery(familyID: family))
    guard let transfer = random.element(of: all) else { return }
    let pair = TransferPair(outflow: transfer.outflow.id, inflow: transfer.inflow.id)
    if random.happens(oneIn: 2) {
      _ = try await fixture.store.rejectTransfer(transfer.id, in: family)
      word[pair] = .rejected
    } else {
      do {
        _ = try await fixture.store.confirmTransfer(transfer.id, in: family)
        word[pair] = .confirmed
      } catch let failure as Failure where failure.code == .usage {
        story.append(failure.message)
      }
    }
    story.append("decided \(transfer.id): \(word[pair].map(\.rawValue) ?? "nothing")")
  }

  private mutating func pair() async throws {
    let all =
      try await scenario.transactions().map { EntryID.transaction($0.id) }
      + trades().map { EntryID.trade($0) }
    guard let one = random.element(of: all), let other = random.element(of: all) else { return }
    do {
      let transfer = try await fixture.store.pairTransfer(one, other, in: family)
      word[TransferPair(outflow: transfer.outflow.id, inflow: transfer.inflow.id)] = .confirmed
      story.append("paired \(one) \(other)")
    } catch let failure as Failure where failure.code == .usage {
      story.append(failure.message)
    }
  }

  private func trades() async throws -> [TradeID] {
    try await fixture.lines(
      "SELECT trade_id FROM trades JOIN accounts USING (account_id) WHERE family_id = \(family)"
    ).compactMap { Int64($0).map { TradeID($0) } }
  }

  /// The types of trades, not all of which can be sides of transfers.
  private static let kinds = [
    "'cash', 'deposit'", "'cash', 'withdrawal'", "'cash', 'contribution'", "'cash', 'dividend'",
    "'transfer', 'transfer'", "'buy', 'buy'",
  ]

  /// Another program adds, changes, removes or replaces a trade.
  private mutating func trade() async throws {
    let account = accounts[random.happens(oneIn: 6) ? 0 : 2]
    guard let kind = random.element(of: Self.kinds) else { return }
    let known = random.element(of: try await trades())
    let values = """
      \(account.id), \(day().day), '0', \(try Amount(amount()).rawValue), 'USD', 'Trade', \(kind), 0
      """
    let columns =
      "account_id, date, quantity, amount_e8, currency, name, type, subtype, updated_at_ms"
    var statement = "INSERT INTO trades (\(columns)) VALUES (\(values))"
    if let known {
      switch random.number(in: 0...5) {
      case 0: statement = "DELETE FROM trades WHERE trade_id = \(known)"
      case 1:
        statement = """
          UPDATE trades SET removed_at_ms = iif(removed_at_ms IS NULL, 1, NULL)
          WHERE trade_id = \(known)
          """
      case 2:
        statement = "UPDATE trades SET (\(columns)) = (\(values)) WHERE trade_id = \(known)"
      case 3:
        statement = """
          INSERT OR REPLACE INTO trades (trade_id, \(columns)) VALUES (\(known), \(values))
          """
        // The conflicting row is deleted, and with it the decision on its pair.
        word = word.filter { ![$0.key.outflow, $0.key.inflow].contains(.trade(known)) }
      default: break
      }
    }
    try await fixture.sql("PRAGMA foreign_keys = ON")
    try await fixture.sql(statement)
    story.append(statement)
  }

  private mutating func rate() async throws {
    let (day, value) = (day().day, random.happens(oneIn: 4) ? "2" : "1.01")
    let statement =
      random.happens(oneIn: 4)
      ? "DELETE FROM exchange_rates WHERE family_id = \(family) AND date <= \(day)"
      : "INSERT OR REPLACE INTO exchange_rates VALUES (\(family), 'EUR', 'USD', \(day), '\(value)')"
    try await fixture.sql(statement)
    story.append(statement)
  }
}
