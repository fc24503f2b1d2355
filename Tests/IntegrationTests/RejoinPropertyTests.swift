import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

/// One of two sides with the same events; on one of them the bank is linked again.
private struct Side {
  let harness: EndToEndHarness
  var item: Item
  /// The bank's ids of the booked transactions, in booking order.
  var ids: [String] = []

  init(_ harness: EndToEndHarness) async throws {
    self.harness = harness
    item = try await harness.link("user_bulk_0")
  }

  mutating func book(
    _ amount: String, account: Int, daysAgo: Int, name: String, isPending: Bool
  ) {
    let day = harness.clock.today.adding(days: -daysAgo)
    ids.append(
      harness.script(item) {
        $0.add(amount, to: $0.accountIDs[account], on: day, name: name, isPending: isPending)
      })
  }

  mutating func post(_ number: Int) {
    let id = ids[number]
    ids[number] = harness.script(item) { $0.post(id) }
  }

  /// Ends the item, links the bank again and continues with its accounts.
  mutating func linkAgain() async throws -> [RejoinReport] {
    let rows = try await harness.transactions() + harness.transactions { $0.isRemoved = true }
    let numbers = Dictionary(rows.map { ($0.providerID, $0.id) }, uniquingKeysWith: { $1 })
    let booked = harness.bank(item).transactions
    let new = try await RejoinTests.linkAgain(item, harness)
    _ = try await harness.linker.unlink(item, keepingHistory: true)
    guard try await harness.pull().isComplete else { return [] }
    let pairs = try await RejoinTests.certain(harness, new)
    let reports = try await harness.app.rejoin(pairs, of: new, in: harness.family)
    // Equal rows may have been exchanged: from here on, an index means the row that it meant
    // before.
    let after = try await harness.transactions() + harness.transactions { $0.isRemoved = true }
    for (place, id) in ids.enumerated() {
      if let number = numbers[id], let row = after.first(where: { $0.id == number }) {
        ids[place] = row.providerID ?? ""
      } else {
        // Booked since the last pull: identified by its name, which is unique.
        let name = booked.first { $0.id == id }?.name
        ids[place] = after.first { $0.name == name }?.providerID ?? ""
      }
    }
    item = new
    return reports
  }

  func books() async throws -> Books {
    try await Books(harness.ledger, of: harness.family.id, withIDs: false)
  }
}

@Suite("Linking again, as a property")
struct RejoinPropertyTests {
  /// The properties of a booked transaction that the test needs.
  private struct Entry {
    var isPending: Bool
    var isGone = false
  }

  @Test("linked again on any day, the books equal those of an item that was never relinked")
  func linkingAgain() async throws {
    for seed in 1...24 as ClosedRange<UInt64> {
      try await EndToEndHarness.with({ $0.readiness = .immediate }) { one in
        try await EndToEndHarness.with({ $0.readiness = .immediate }) { other in
          try await run(seed, one, other)
        }
      }
    }
  }

  private func run(_ seed: UInt64, _ one: EndToEndHarness, _ other: EndToEndHarness) async throws {
    var random = SeededRandom(seed: seed)
    var sides = [try await Side(one), try await Side(other)]
    var entries: [Entry] = []
    let days = 14
    let relinkDay = random.number(in: 1...(days - 2))
    for day in 0..<days {
      try await live(&sides, &entries, &random)
      if day == relinkDay || random.number(in: 1...10) <= 7 {
        for side in sides { #expect(try await side.harness.pull().isComplete, "seed \(seed)") }
      }
      try await edit(sides, entries, &random)
      if day == relinkDay {
        for number in 0..<random.number(in: 0...2) {
          // Some are dated before the last reported balance: late, or posted on the day.
          let daysAgo = random.number(in: 0...3)
          for index in sides.indices {
            sides[index].book(
              "7.5", account: 0, daysAgo: daysAgo, name: "Gap \(number)", isPending: false)
          }
          entries.append(Entry(isPending: false))
        }
        #expect(try await sides[0].harness.pull().isComplete)
        let reports = try await sides[1].linkAgain()
        #expect(reports.count == 2, "seed \(seed)")
        #expect(reports.allSatisfy { $0.missing.isEmpty && $0.ambiguous.isEmpty }, "seed \(seed)")
        try await compare(sides, "seed \(seed), linked again on day \(day)")
      }
      for side in sides { side.harness.clock.advance(days: 1) }
    }
    for side in sides { #expect(try await side.harness.pull().isComplete, "seed \(seed)") }
    try await compare(sides, "seed \(seed), at the end")
  }

  private func compare(_ sides: [Side], _ when: String) async throws {
    let (model, subject) = (try await sides[0].books(), try await sides[1].books())
    #expect(subject == model, "\(when): \(subject.difference(from: model))")
    #expect(try await sides[1].harness.app.verify(sides[1].harness.family) == [], "\(when)")
  }

  /// A day at the bank, the same on both sides; amounts and names are few, so that many are equal.
  private func live(
    _ sides: inout [Side], _ entries: inout [Entry], _ random: inout SeededRandom
  ) async throws {
    for _ in 0..<random.number(in: 0...4) {
      let amount = ["5", "5", "12.25", "-40"][random.number(in: 0...3)]
      let name = ["Tea", "Rent", "Pay"][random.number(in: 0...2)]
      let account = random.number(in: 0...1)
      let daysAgo = random.number(in: 0...3)
      let isPending = random.happens(oneIn: 3)
      for index in sides.indices {
        sides[index].book(
          amount, account: account, daysAgo: daysAgo, name: name, isPending: isPending)
      }
      entries.append(Entry(isPending: isPending))
    }
    let standing = entries.indices.filter { !entries[$0].isGone }
    guard let number = random.element(of: standing) else { return }
    switch random.number(in: 1...4) {
    case 1 where entries[number].isPending:
      entries[number].isPending = false
      for index in sides.indices { sides[index].post(number) }
    case 2:
      entries[number].isGone = true
      for side in sides { side.harness.script(side.item) { $0.remove(side.ids[number]) } }
    case 3:
      for side in sides {
        side.harness.script(side.item) {
          $0.modify(side.ids[number], amount: "6", name: "Modified")
        }
      }
    default: break
    }
  }

  /// The user's edits, on the same rows of both sides.
  private func edit(
    _ sides: [Side], _ entries: [Entry], _ random: inout SeededRandom
  ) async throws {
    let standing = entries.indices.filter { !entries[$0].isGone }
    guard let number = random.element(of: standing), random.happens(oneIn: 2) else { return }
    var edit = TransactionEdit()
    switch random.number(in: 1...5) {
    case 1: edit.notes = .set("note \(number)")
    case 2: edit.amount = .set(try Amount("3.5"))
    case 3: edit.date = .set(sides[0].harness.clock.today.adding(days: -6))
    case 4: edit.category = .set("")
    default: edit.isExcluded = .set(true)
    }
    for side in sides {
      let rows = try await side.harness.transactions()
      // A transaction that was not pulled yet cannot be edited on either side.
      guard let row = rows.first(where: { $0.providerID == side.ids[number] }) else { continue }
      _ = try await side.harness.ledger.editTransaction(row.id, edit)
    }
  }
}
