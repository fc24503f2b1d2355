import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSQLiteStore
@testable import PlaidSyncSandbox

@Suite("Edits and replays")
struct EditReplayPropertyTests {
  @Test("after any sequence of events, the user's edits are kept and everything else is the bank's")
  func property() async throws {
    for seed in UInt64(1)...20 {
      try await EndToEndHarness.with({
        $0.readiness = .immediate
        $0.seed = seed
      }) { harness in
        var property = try await EditReplayProperty(harness, seed: seed)
        for _ in 0..<50 { try await property.step() }
        try await property.pull(isFull: seed.isMultiple(of: 2))
        try await check(property, seed)
        // The bank has nothing new, so a full replay changes nothing.
        let books = try await harness.books()
        try await property.pull(isFull: true)
        #expect(try await harness.books() == books, "seed \(seed): \(property.steps)")
        #expect(try await harness.app.verify(harness.family) == [], "seed \(seed)")
      }
    }
  }

  private func check(_ property: EditReplayProperty, _ seed: UInt64) async throws {
    let harness = property.harness
    let standing = try await harness.transactions()
    let removed = try await harness.transactions { $0.isRemoved = true }
    for (number, line) in property.lines.enumerated() {
      let place = "seed \(seed), line \(number): \(property.steps)"
      guard let row = line.row else {
        #expect(line.isGone, "\(place)")
        continue
      }
      let found = (line.stands ? standing : removed).first { $0.id == row }
      guard let found else {
        Issue.record("it should \(line.stands ? "" : "not ")be listed: \(place)")
        continue
      }
      #expect(found.providerID == line.bookedID, "a transaction keeps its one row: \(place)")
      #expect(found.locked == Set(line.own.keys), "\(place)")
      for (field, text) in line.own {
        #expect(value(field, of: found) == text, "\(field): \(place)")
      }
      let isCurrent = !line.isGone
      if isCurrent {
        #expect(
          try await provided(row, harness) == [
            line.date.description, line.amount.description, line.name,
            line.isPending ? "pending" : "posted",
          ], "\(place)")
      }
      try await checkHistory(of: row, harness, place)
    }
  }

  /// The newest recorded value is the current one, for the bank and for the user.
  private func checkHistory(of row: TransactionID, _ harness: EndToEndHarness, _ place: String)
    async throws
  {
    let provided = try await provided(row, harness)
    let history = try await harness.ledger.history(of: row)
    let fields: [(TransactionChange.Field, Int)] = [(.date, 0), (.amount, 1), (.name, 2)]
    for (field, index) in fields {
      let last = history.last { $0.kind == .changed && $0.field == field }
      if let last { #expect(last.new == provided[index], "\(field): \(place)") }
    }
    let entry = try #require(
      try await (harness.transactions() + harness.transactions { $0.isRemoved = true }).first {
        $0.id == row
      })
    for field in entry.locked {
      let last = history.last { $0.kind == .edited && $0.field?.rawValue == field.rawValue }
      #expect(last != nil, "\(field): \(place)")
    }
    let kinds = Set(history.map(\.kind)).subtracting([.edited, .released])
    #expect(history.filter { $0.kind == .added }.count == 1, "\(kinds): \(place)")
    let standings: Set<TransactionChange.Kind> = [
      .deleted, .removed, .unlisted, .restored, .revived, .relisted,
    ]
    if entry.removedAt == nil, let last = history.last(where: { standings.contains($0.kind) }) {
      #expect([.restored, .revived, .relisted].contains(last.kind), "\(place)")
    }
  }

  private func value(_ field: Transaction.Field, of entry: Transaction) -> String {
    switch field {
    case .date: entry.date.description
    case .amount: entry.money.amount.description
    case .name: entry.name
    case .category: entry.category ?? ""
    case .notes: entry.notes ?? ""
    case .tags: entry.tags.first ?? ""
    case .excluded: entry.isExcluded.description
    }
  }

  /// The bank's values in the books, which the user's values may hide.
  private func provided(_ row: TransactionID, _ harness: EndToEndHarness) async throws -> [String] {
    try await harness.app.store.read { db in
      try db.all(
        """
        SELECT coalesce(provider_date, date), coalesce(provider_amount_e8, amount_e8), name, pending
        FROM transactions WHERE transaction_id = ?1
        """, row
      ) { row in
        [
          row.date(0).description, row.amount(1).description, row.text(2),
          row.flag(3) ? "pending" : "posted",
        ]
      }[0]
    }
  }
}
