import Ledger
import Ports
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The views")
struct ViewTests {
  @Test("show amounts as exact decimals, the same as the program does")
  func decimals() async throws {
    let units: [Int64] = [
      0, 1, -1, 10, -10, 12_345_678, -12_345_678, 100_000_000, -100_000_000, 123_456_789,
      -99_999_999, 7_000_000, 8_940_000_000, 123_456_789_000_000, Amount.rawValueMax,
      -Amount.rawValueMax, Amount.rawValueMax - 1, 1_000_000_010,
    ]
    try await Shelf.with { shelf in
      try await shelf.fill()
      for (index, unit) in units.enumerated() {
        try await shelf.sql(
          """
          INSERT INTO balances VALUES (2, {2024-03-10} + \(index), \(unit), \(unit), \(unit),
            \(unit), \(unit), \(unit), \(unit), \(unit), \(unit), \(unit), 0, 0);
          UPDATE transactions SET amount_e8 = \(unit), provider_amount_e8 = \(unit)
            WHERE transaction_id = 6
          """)
        let text = Amount(unchecked: unit).description
        let amount = try await shelf.lines(
          "SELECT amount, provider_amount FROM v_transactions WHERE id = 6")
        #expect(amount == ["\(text)|\(text)"])
      }
      let cells = try await shelf.lines(
        """
        SELECT start_cash, start_non_cash, cash_in, cash_out, non_cash_in, non_cash_out, market,
          cash_adjustment, non_cash_adjustment, end_cash, "end" FROM v_balances ORDER BY date
        """)
      #expect(
        cells
          == units.map { unit in
            Array(repeating: Amount(unchecked: unit).description, count: 11).joined(separator: "|")
          })
      // The total is taken before it is written down.
      try await shelf.sql(
        """
        UPDATE balances SET end_cash_e8 = -50000000, end_non_cash_e8 = 49999999,
          start_cash_e8 = 1, start_non_cash_e8 = -1 WHERE date = {2024-03-10}
        """)
      #expect(
        try await shelf.lines(
          "SELECT start, \"end\" FROM v_balances WHERE date = '2024-03-10'")
          == ["0|-0.00000001"])
    }
  }

  @Test("show days and instants as ISO texts, with milliseconds only where there are any")
  func dates() async throws {
    try await Shelf.with { shelf in
      try await shelf.fill()
      for (milliseconds, text) in [
        (0, "1970-01-01T00:00:00Z"), (1_709_251_199_999, "2024-02-29T23:59:59.999Z"),
        (1_709_251_200_050, "2024-03-01T00:00:00.050Z"),
      ] {
        try await shelf.sql(
          "UPDATE transactions SET removed_at_ms = \(milliseconds) WHERE transaction_id = 6")
        #expect(
          try await shelf.lines("SELECT removed_at FROM v_transactions WHERE id = 6") == [text])
        #expect(Timestamp(milliseconds: Int64(milliseconds)).description == text)
      }
      for date in ["0001-01-01", "1969-12-31", "2000-02-29", "9999-12-31"] {
        try await shelf.sql("UPDATE transactions SET date = {\(date)} WHERE transaction_id = 6")
        #expect(try await shelf.lines("SELECT date FROM v_transactions WHERE id = 6") == [date])
      }
    }
  }

  @Test("show a transaction as the user left it, beside what the provider said")
  func transactions() async throws {
    try await Shelf.with { shelf in
      let bench = try await shelf.bench()
      let line = "t1 checking 2024-03-10 12.5 EUR Shop"
      try await bench.pull(line, accounts: [try .of("checking", current: "5")])
      let id = try await bench.transactions()[0].id
      var edit = TransactionEdit()
      edit.amount = .set(try Amount("13"))
      edit.date = .set(LocalDate("2024-03-11")!)
      edit.name = .set("Present")
      edit.category = .set("GIFTS")
      edit.notes = .set("")
      edit.tags = .set(["a"])
      edit.isExcluded = .set(true)
      _ = try await bench.store.editTransaction(id, edit)
      #expect(
        try await shelf.lines("SELECT * FROM v_transactions") == [
          [
            "\(id)", "t1", "1", "1", "2024-03-11", "∅", "Present", "∅", "∅", "13", "EUR", "0", "∅",
            "GIFTS", "∅", "∅", "[\"a\"]", "1", "plaid", "0", "∅", "0", "∅", "user", "user", "user",
            "user", "user", "∅", "∅", "2024-03-10", "12.5", "Shop", "∅", "∅", "∅", "∅",
          ].joined(separator: "|")
        ])
      #expect(try await bench.store.rawJSON(of: [id]) == [id: line])
    }
  }

  @Test("show an account with its last balance and its last reading, or with neither")
  func accounts() async throws {
    try await Shelf.with { shelf in
      let bench = try await shelf.bench()
      try await bench.pull(
        "t1 card \(bench.today.adding(days: -2)) 12.5 USD Shop",
        accounts: [try .of("card", current: "40.25", type: "credit")])
      _ = try await bench.addAccount("Box", kind: .otherAsset, currency: Currency("CHF"))
      try await bench.sync(try await bench.account("card").id)
      #expect(
        try await shelf.lines("SELECT * FROM v_accounts ORDER BY id") == [
          "1|card|1|1|card|∅|∅|linked|credit|∅|liability|USD|40.25|∅|∅|∅|2024-03-20|2024-03-20"
            + "|2024-03-17|open|auto|0",
          "2|∅|∅|1|Box|∅|∅|manual|other asset|∅|asset|CHF|∅|∅|∅|∅|∅|∅|∅|open|auto|0",
        ])
    }
  }

  @Test("show syncs with window, state and what they reported")
  func syncs() async throws {
    try await Shelf.with { shelf in
      let bench = try await shelf.bench()
      let world = shelf.clock.world()
      let window = SyncWindow(start: bench.today.previous, end: bench.today)
      let ticket = try await bench.store.requestSync(
        SyncRequest(key: .family(bench.family.id), parentID: nil, isFull: true, window: window),
        in: world)
      guard case .created(let record) = ticket else { return #expect(Bool(false)) }
      _ = try await bench.store.startSync(record.id, in: world)
      let failure = Failure(.busy, "later")
      _ = try await bench.store.finishSync(
        record.id,
        SyncResult(failure: failure, window: window, stats: SyncStats(), warnings: ["odd"]),
        in: world)
      #expect(
        try await shelf.lines(
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
