import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("The views")
struct ViewTests {
  @Test("show amounts as exact decimals, the same as the program does")
  func decimals() async throws {
    let units: [Int64] = [
      0, 1, -1, 10, -10, 12_345_678, -12_345_678, 100_000_000, -100_000_000, 123_456_789,
      -99_999_999, 7_000_000, 8_940_000_000, 123_456_789_000_000, Amount.rawValueMax,
      -Amount.rawValueMax, Amount.rawValueMax - 1, 1_000_000_010,
    ]
    try await StoreFixture.with { fixture in
      try await fixture.fill()
      for (index, unit) in units.enumerated() {
        try await fixture.sql(
          """
          INSERT INTO balances VALUES (2, {2024-03-10} + \(index), \(unit), \(unit), \(unit),
            \(unit), \(unit), \(unit), \(unit), \(unit), \(unit), \(unit), 0, 0);
          UPDATE transactions SET amount_e8 = \(unit), provider_amount_e8 = \(unit)
            WHERE transaction_id = 6
          """)
        let text = Amount(unchecked: unit).description
        let amount = try await fixture.lines(
          "SELECT amount, provider_amount FROM v_transactions WHERE id = 6")
        #expect(amount == ["\(text)|\(text)"])
      }
      let cells = try await fixture.lines(
        """
        SELECT start_cash, start_non_cash, cash_in, cash_out, non_cash_in, non_cash_out, market,
          cash_adjustment, non_cash_adjustment, end_cash, "end" FROM v_balances ORDER BY date
        """)
      #expect(
        cells
          == units.map { unit in
            Array(repeating: Amount(unchecked: unit).description, count: 11).joined(separator: "|")
          })
      // The total is computed before it is formatted.
      try await fixture.sql(
        """
        UPDATE balances SET end_cash_e8 = -50000000, end_non_cash_e8 = 49999999,
          start_cash_e8 = 1, start_non_cash_e8 = -1 WHERE date = {2024-03-10}
        """)
      #expect(
        try await fixture.lines(
          "SELECT start, \"end\" FROM v_balances WHERE date = '2024-03-10'")
          == ["0|-0.00000001"])
    }
  }

  @Test("show days and instants as ISO texts, with milliseconds only where there are any")
  func dates() async throws {
    try await StoreFixture.with { fixture in
      try await fixture.fill()
      for (milliseconds, text) in [
        (0, "1970-01-01T00:00:00Z"), (1_709_251_199_999, "2024-02-29T23:59:59.999Z"),
        (1_709_251_200_050, "2024-03-01T00:00:00.050Z"),
      ] {
        try await fixture.sql(
          "UPDATE transactions SET removed_at_ms = \(milliseconds) WHERE transaction_id = 6")
        #expect(
          try await fixture.lines("SELECT removed_at FROM v_transactions WHERE id = 6") == [text])
        #expect(Timestamp(milliseconds: Int64(milliseconds)).description == text)
      }
      for date in ["0001-01-01", "1969-12-31", "2000-02-29", "9999-12-31"] {
        try await fixture.sql("UPDATE transactions SET date = {\(date)} WHERE transaction_id = 6")
        #expect(try await fixture.lines("SELECT date FROM v_transactions WHERE id = 6") == [date])
      }
    }
  }

  @Test("show a transaction with the user's edits, and the provider's values")
  func transactions() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let line = "t1 checking 2024-03-10 12.5 EUR Shop"
      try await scenario.pull(line, accounts: [try .of("checking", current: "5")])
      let id = try await scenario.transactions()[0].id
      var edit = TransactionEdit()
      edit.amount = .set(try Amount("13"))
      edit.date = .set(LocalDate("2024-03-11")!)
      edit.name = .set("Present")
      edit.category = .set("GIFTS")
      edit.notes = .set("")
      edit.tags = .set(["a"])
      edit.isExcluded = .set(true)
      _ = try await scenario.store.editTransaction(id, edit)
      #expect(
        try await fixture.lines("SELECT * FROM v_transactions") == [
          [
            "\(id)", "t1", "1", "1", "2024-03-11", "∅", "Present", "∅", "∅", "13", "EUR", "0", "∅",
            "GIFTS", "∅", "∅", "[\"a\"]", "1", "plaid", "0", "∅", "0", "∅", "user", "user", "user",
            "user", "user", "∅", "∅", "2024-03-10", "12.5", "Shop", "∅", "∅", "∅", "∅",
          ].joined(separator: "|")
        ])
      #expect(try await scenario.store.rawJSON(of: [id]) == [id: line])
    }
  }

  @Test("show an account with its latest balance and latest reported balance, or with neither")
  func accounts() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      try await scenario.pull(
        "t1 card \(scenario.today.adding(days: -2)) 12.5 USD Shop",
        accounts: [try .of("card", current: "40.25", type: "credit")])
      _ = try await scenario.addAccount("Box", kind: .otherAsset, currency: Currency("CHF"))
      try await scenario.sync(try await scenario.account("card").id)
      #expect(
        try await fixture.lines("SELECT * FROM v_accounts ORDER BY id") == [
          "1|card|1|1|card|∅|∅|linked|credit|∅|liability|USD|40.25|∅|∅|∅|2024-03-20|2024-03-20"
            + "|2024-03-17|open|auto|0",
          "2|∅|∅|1|Box|∅|∅|manual|other asset|∅|asset|CHF|∅|∅|∅|∅|∅|∅|∅|open|auto|0",
        ])
    }
  }

  @Test("show syncs with their window, state and statistics")
  func syncs() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let world = fixture.clock.world()
      let window = SyncWindow(start: scenario.today.previous, end: scenario.today)
      let ticket = try await scenario.store.requestSync(
        SyncRequest(key: .family(scenario.family.id), parentID: nil, isFull: true, window: window),
        in: world)
      guard case .created(let record) = ticket else { return #expect(Bool(false)) }
      _ = try await scenario.store.startSync(record.id, in: world)
      let failure = Failure(.busy, "later")
      _ = try await scenario.store.finishSync(
        record.id,
        SyncResult(failure: failure, window: window, stats: SyncStats(), warnings: ["odd"]),
        in: world)
      #expect(
        try await fixture.lines(
          """
          SELECT parent_id, family, kind, syncable, status, "full", window_start_date,
            window_end_date, created_at, started_at, finished_at, error ->> 'message', warnings,
            stats ->> 'added', stats ->> 'drift'
          FROM v_syncs WHERE id = \(record.id)
          """) == [
            "∅|1|family|1|failed|1|2024-03-19|2024-03-20|2024-03-20T12:00:00Z"
              + "|2024-03-20T12:00:00Z|2024-03-20T12:00:00Z|later|[\"odd\"]|0|∅"
          ])
    }
  }
}
