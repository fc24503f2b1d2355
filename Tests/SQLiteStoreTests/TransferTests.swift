import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncLedger
@testable import PlaidSyncSQLiteStore

@Suite("Stored transfers")
struct TransferTests {
  @Test("property: incremental matching equals matching everything again")
  func law() async throws {
    var counts: [Transfer.State: Int] = [:]
    try await StoreFixture.with { fixture in
      for seed in UInt64(0)..<150 {
        var history = try await TransferHistory(on: fixture, seed: seed)
        for _ in 0..<40 { try await history.step() }
        try await fixture.store.matchTransfers(of: history.family)
        let found = try await fixture.store.transfers(TransferQuery(familyID: history.family))
        for transfer in found { counts[transfer.state, default: 0] += 1 }
        let wrong = try await Self.wrong(with: found, history, on: fixture)
        guard wrong.isEmpty else {
          Issue.record("seed \(seed): \(wrong)\n\(history.story.joined(separator: "\n"))")
          return
        }
      }
    }
    for state in Transfer.State.allCases {
      #expect((counts[state] ?? 0) > 5, "\(state): \(counts)")
    }
  }

  /// The violations in a family whose transfers are all matched.
  private static func wrong(
    with found: [Transfer], _ history: TransferHistory, on fixture: StoreFixture
  ) async throws -> [String] {
    var wrong = history.wrong
    let query = TransactionQuery(familyID: history.family)
    let entries = try await fixture.store.transactions(query)
    let standing = entries.filter { !$0.isPending }
    let trades = try await Self.trades(of: history.family, on: fixture)
    let ids = Set(standing.map { EntryID.transaction($0.id) } + trades.map(\.id))
    var byPair: [TransferPair: Transfer.State] = [:]
    for one in found {
      byPair[TransferPair(outflow: one.outflow.id, inflow: one.inflow.id)] = one.state
    }
    let ends = found.filter(\.state.counts).flatMap { [$0.outflow.id, $0.inflow.id] }
    if Set(ends).count != ends.count { wrong.append("an entry is in two pairs") }
    for (pair, word) in history.word {
      let isThere = ids.contains(pair.outflow) && ids.contains(pair.inflow)
      switch (word, byPair[pair]) {
      case (.rejected, .rejected), (.confirmed, .confirmed), (.confirmed, .broken): break
      case (_, nil) where !isThere: break
      case (_, let state): wrong.append("\(pair) was \(word) and is \(String(describing: state))")
      }
    }
    let taken = Set(
      found.filter { $0.state == .confirmed }.flatMap { [$0.outflow.id, $0.inflow.id] })
    let legs =
      standing.filter { !$0.isExcluded && $0.money.amount != .zero }.map {
        TransferLeg(
          id: .transaction($0.id), accountID: $0.accountID, date: $0.date, money: $0.money)
      } + trades
    let rejected = Set(byPair.filter { $0.value == .rejected }.keys)
    let expected = try await fixture.store.read { db in
      let entries = try TransferableEntries(
        of: history.family, from: LocalDate(day: .min), keptMax: .max, db)
      return try TransferGraph(
        legs.filter { !taken.contains($0.id) },
        rates: try RateReader.book(of: history.family, from: nil, db), rejected: rejected,
        names: try TransferableEntries.names(of: history.family, db), evidence: entries.evidence
      ).matches()
    }
    if Set(byPair.filter { $0.value == .matched }.keys) != expected.pairs { wrong.append("pairs") }
    if Set(byPair.filter { $0.value == .unclear }.keys) != expected.unclear {
      wrong.append("unclear")
    }
    let findings = try await fixture.store.read {
      try TransferRows(of: history.family, $0).findings().map(\.message)
    }
    return wrong + findings
  }

  /// The trades, not removed, that bring money to an account or take it from there.
  private static func trades(
    of family: FamilyID, on fixture: StoreFixture
  ) async throws -> [TransferLeg] {
    try await fixture.lines(
      """
      SELECT trade_id, account_id, date, amount_e8, trades.type, trades.subtype FROM trades
        JOIN accounts USING (account_id)
      WHERE family_id = \(family) AND removed_at_ms IS NULL
      """
    ).compactMap { line in
      let fields = line.split(separator: "|").map(String.init)
      let numbers = fields.prefix(4).compactMap { Int64($0) }
      let kinds = [
        "cash deposit", "cash withdrawal", "cash contribution", "transfer transfer",
      ]
      guard kinds.contains(fields[4...].joined(separator: " ")) else { return nil }
      return TransferLeg(
        id: .trade(TradeID(numbers[0])), accountID: AccountID(numbers[1]),
        date: LocalDate(day: Int32(numbers[2])),
        money: Money(try Amount(rawValue: numbers[3]), Currency("USD")))
    }
  }

  @Test("nothing is read if nothing has changed, and a pair keeps its id")
  func idle() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let box = try await scenario.addAccount("box")
      let jar = try await scenario.addAccount("jar")
      try await scenario.add("10", on: scenario.today, to: box)
      try await scenario.add("-10", on: scenario.today, to: jar)
      try await fixture.sql("UPDATE transactions SET category = 'TRANSFER_OUT'")
      try await fixture.store.matchTransfers(of: scenario.family.id)
      let first = try await fixture.lines("SELECT transfer_id, state FROM transfers")
      #expect(first == ["1|matched"])
      let family = scenario.family.id
      let isDue = try await fixture.store.read { try TransferRows.due(of: family, $0) }
      #expect(isDue == nil)
      try await scenario.add("-10", on: scenario.today.adding(days: -3), to: jar)
      try await fixture.store.matchTransfers(of: scenario.family.id)
      #expect(try await fixture.lines("SELECT transfer_id, state FROM transfers") == first)
    }
  }

  @Test("trades are sides if they only bring or take money")
  func transferableTrades() async throws {
    try await StoreFixture.with { fixture in
      func isSide(_ type: String, _ subtype: String, _ security: String, _ quantity: String)
        async throws -> Bool
      {
        try await fixture.lines(
          """
          SELECT \(SQLFragments.isTransferable("t")) FROM (SELECT '\(type)' AS type,
            '\(subtype)' AS subtype, \(security) AS security_id, '\(quantity)' AS quantity,
            100 AS amount_e8, NULL AS removed_at_ms) t
          """) == ["1"]
      }
      var sides: [String] = []
      for (type, subtypes) in TradeMeaning.table {
        for (subtype, meaning) in subtypes {
          if try await isSide(type, subtype, "NULL", "0") { sides.append("\(type) \(subtype)") }
          let isMoney = meaning == .cash && subtype != "loan payment"
          // With a security or a quantity it moves shares, unless its type means cash in any case.
          #expect(try await isSide(type, subtype, "7", "0") == isMoney, "\(type) \(subtype)")
          #expect(try await isSide(type, subtype, "NULL", "3") == isMoney, "\(type) \(subtype)")
        }
      }
      #expect(
        sides.sorted() == [
          "cash contribution", "cash deposit", "cash withdrawal", "transfer request",
          "transfer send", "transfer transfer",
        ])
    }
  }

  @Test("a side replaced under its id releases the other side, however distant in time")
  func replacedSide() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      var accounts: [Account] = []
      for name in ["box", "jar", "tin"] { accounts.append(try await scenario.addAccount(name)) }
      let old = scenario.today.adding(days: -100)
      let out = try await scenario.add("10", on: old, to: accounts[0])
      let into = try await scenario.add("-10", on: scenario.today, to: accounts[1])
      let other = try await scenario.add("-10", on: old, to: accounts[2])
      let pair = try await fixture.store.pairTransfer(
        .transaction(out.id), .transaction(into.id), in: scenario.family.id)
      #expect(pair.state == .confirmed)
      try await fixture.store.matchTransfers(of: scenario.family.id)
      try await fixture.sql(
        """
        PRAGMA foreign_keys = ON;
        INSERT OR REPLACE INTO transactions SELECT * FROM transactions
        WHERE transaction_id = \(into.id)
        """)
      try await fixture.store.matchTransfers(of: scenario.family.id)
      let found = try await fixture.store.transfers(TransferQuery(familyID: scenario.family.id))
      #expect(found.map(\.inflow.id) == [.transaction(other.id)])
    }
  }

  @Test("a pair follows a side that posts, is removed and returns")
  func sides() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let reports = [
        try AccountReport.of("one", current: "5"),
        try .of("card", current: "5", type: "credit"),
      ]
      func states() async throws -> [String] {
        try await fixture.store.matchTransfers(of: scenario.family.id)
        return try await fixture.lines("SELECT kind || ' ' || state FROM v_transfers ORDER BY id")
      }
      try await scenario.pull(
        """
        t1 one 2024-03-10 25 USD Card pending
        t2 card 2024-03-11 -25 USD Thanks
        """, accounts: reports)
      #expect(try await states() == [])
      try await scenario.pull("t3 one 2024-03-12 25 USD Card was t1", accounts: reports)
      #expect(try await states() == ["card payment matched"])
      try await scenario.pull("t2 removed", accounts: reports)
      #expect(try await fixture.lines("SELECT state FROM transfers") == [])
      try await scenario.pull("t2 card 2024-03-11 -25 USD Thanks", accounts: reports)
      #expect(try await states() == ["card payment matched"])
      let query = TransferQuery(familyID: scenario.family.id)
      let id = try #require(try await fixture.store.transfers(query).first).id
      _ = try await fixture.store.confirmTransfer(id, in: scenario.family.id)
      try await scenario.pull("t2 removed", accounts: reports)
      #expect(try await states() == ["card payment broken"])
      try await scenario.pull("t2 card 2024-03-11 -25 USD Thanks", accounts: reports)
      #expect(try await states() == ["card payment confirmed"])
    }
  }

  @Test("a manual pair needs two posted entries with opposite signs in two accounts")
  func refusals() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let box = try await scenario.addAccount("box")
      let jar = try await scenario.addAccount("jar")
      let out = try await scenario.add("10", on: scenario.today, to: box)
      let into = try await scenario.add("-9", on: scenario.today.adding(days: 9), to: jar)
      let same = try await scenario.add("-10", on: scenario.today, to: box)
      let other = try await scenario.add("10", on: scenario.today, to: jar)
      func pair(_ one: Transaction, _ two: Transaction) async throws -> Failure {
        try await failure {
          try await fixture.store.pairTransfer(
            .transaction(one.id), .transaction(two.id), in: scenario.family.id)
        }
      }
      #expect(try await pair(out, same).message.contains("same account"))
      #expect(try await pair(out, other).message.contains("money must leave"))
      #expect(try await fixture.lines("SELECT * FROM transfers") == [])
      let made = try await fixture.store.pairTransfer(
        .transaction(into.id), .transaction(out.id), in: scenario.family.id)
      #expect(made.state == .confirmed && made.outflow.id == .transaction(out.id))
      let late = try await scenario.add("-10", on: scenario.today, to: jar)
      #expect(try await pair(out, late).message.contains("already in transfer \(made.id)"))
      try await fixture.store.deleteTransaction(same.id, at: fixture.clock.now)
      #expect(try await pair(other, same).message.contains("removed"))
    }
  }
}
