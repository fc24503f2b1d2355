import Ledger
import Ports
import TestSupport
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

/// One of two worlds to which the same happens; in one of them the bank is linked anew.
private struct Side {
  let rig: Rig
  var item: Item
  /// The bank's ids of what was booked, in the order of booking.
  var ids: [String] = []

  init(_ rig: Rig) async throws {
    self.rig = rig
    item = try await rig.link("user_bulk_0")
  }

  mutating func book(
    _ amount: String, account: Int, daysAgo: Int, name: String, isPending: Bool
  ) {
    let day = rig.clock.today.adding(days: -daysAgo)
    ids.append(
      rig.script(item) {
        $0.add(amount, to: $0.accountIDs[account], on: day, name: name, isPending: isPending)
      })
  }

  mutating func post(_ number: Int) {
    let id = ids[number]
    ids[number] = rig.script(item) { $0.post(id) }
  }

  /// Ends the item, links the bank anew and goes on with its accounts.
  mutating func linkAnew() async throws -> [RejoinReport] {
    let rows = try await rig.transactions() + rig.transactions { $0.isRemoved = true }
    let numbers = Dictionary(rows.map { ($0.providerID, $0.id) }, uniquingKeysWith: { $1 })
    let booked = rig.bank(item).transactions
    let new = try await RejoinTests.linkAnew(item, rig)
    _ = try await rig.app.linker.unlink(item, keepingHistory: true)
    guard try await rig.pull().isComplete else { return [] }
    let pairs = try await RejoinTests.certain(rig, new)
    let reports = try await rig.app.rejoin(pairs, of: new, in: rig.family)
    // Equal rows may have changed places: from here on a number means the row that it meant.
    let after = try await rig.transactions() + rig.transactions { $0.isRemoved = true }
    for (place, id) in ids.enumerated() {
      if let number = numbers[id], let row = after.first(where: { $0.id == number }) {
        ids[place] = row.providerID ?? ""
      } else {
        // Booked since the last pull: recognised by its name, which is its own.
        let name = booked.first { $0.id == id }?.name
        ids[place] = after.first { $0.name == name }?.providerID ?? ""
      }
    }
    item = new
    return reports
  }

  func books() async throws -> Books {
    try await Books(rig.app, of: rig.family.id, withIDs: false)
  }
}

@Suite("The law of linking anew")
struct RejoinLawTests {
  /// What was booked, as far as the test has to know.
  private struct Entry {
    var isPending: Bool
    var isGone = false
  }

  @Test("linked anew on any day, the books are those of an item that never was")
  func law() async throws {
    for seed in 1...24 as ClosedRange<UInt64> {
      try await Rig.with({ $0.readiness = .immediate }) { one in
        try await Rig.with({ $0.readiness = .immediate }) { other in
          try await run(seed, one, other)
        }
      }
    }
  }

  private func run(_ seed: UInt64, _ one: Rig, _ other: Rig) async throws {
    var chance = TestSupport.SeededChance(seed: seed)
    var sides = [try await Side(one), try await Side(other)]
    var entries: [Entry] = []
    let days = 14
    let relinkDay = chance.number(in: 1...(days - 2))
    for day in 0..<days {
      try await live(&sides, &entries, &chance)
      if day == relinkDay || chance.number(in: 1...10) <= 7 {
        for side in sides { #expect(try await side.rig.pull().isComplete, "seed \(seed)") }
      }
      try await edit(sides, entries, &chance)
      if day == relinkDay {
        for number in 0..<chance.number(in: 0...2) {
          // Also dated before the last reading: late, or posted on the day.
          let daysAgo = chance.number(in: 0...3)
          for index in sides.indices {
            sides[index].book(
              "7.5", account: 0, daysAgo: daysAgo, name: "Gap \(number)", isPending: false)
          }
          entries.append(Entry(isPending: false))
        }
        #expect(try await sides[0].rig.pull().isComplete)
        let reports = try await sides[1].linkAnew()
        #expect(reports.count == 2, "seed \(seed)")
        #expect(reports.allSatisfy { $0.missing.isEmpty && $0.ambiguous.isEmpty }, "seed \(seed)")
        try await compare(sides, "seed \(seed), on the day \(day) of linking anew")
      }
      for side in sides { side.rig.clock.advance(days: 1) }
    }
    for side in sides { #expect(try await side.rig.pull().isComplete, "seed \(seed)") }
    try await compare(sides, "seed \(seed), at the end")
  }

  private func compare(_ sides: [Side], _ when: String) async throws {
    let (model, subject) = (try await sides[0].books(), try await sides[1].books())
    #expect(subject == model, "\(when): \(subject.difference(from: model))")
    #expect(try await sides[1].rig.app.verify(sides[1].rig.family) == [], "\(when)")
  }

  /// A day at the bank, the same on both sides; amounts and names are few, so that many are equal.
  private func live(
    _ sides: inout [Side], _ entries: inout [Entry], _ chance: inout TestSupport.SeededChance
  ) async throws {
    for _ in 0..<chance.number(in: 0...4) {
      let amount = ["5", "5", "12.25", "-40"][chance.number(in: 0...3)]
      let name = ["Tea", "Rent", "Pay"][chance.number(in: 0...2)]
      let account = chance.number(in: 0...1)
      let daysAgo = chance.number(in: 0...3)
      let isPending = chance.happens(oneIn: 3)
      for index in sides.indices {
        sides[index].book(
          amount, account: account, daysAgo: daysAgo, name: name, isPending: isPending)
      }
      entries.append(Entry(isPending: isPending))
    }
    let standing = entries.indices.filter { !entries[$0].isGone }
    guard let number = chance.element(of: standing) else { return }
    switch chance.number(in: 1...4) {
    case 1 where entries[number].isPending:
      entries[number].isPending = false
      for index in sides.indices { sides[index].post(number) }
    case 2:
      entries[number].isGone = true
      for side in sides { side.rig.script(side.item) { $0.remove(side.ids[number]) } }
    case 3:
      for side in sides {
        side.rig.script(side.item) { $0.modify(side.ids[number], amount: "6", name: "Modified") }
      }
    default: break
    }
  }

  /// Edits of the user's, on the same rows of both sides.
  private func edit(
    _ sides: [Side], _ entries: [Entry], _ chance: inout TestSupport.SeededChance
  ) async throws {
    let standing = entries.indices.filter { !entries[$0].isGone }
    guard let number = chance.element(of: standing), chance.happens(oneIn: 2) else { return }
    var edit = TransactionEdit()
    switch chance.number(in: 1...5) {
    case 1: edit.notes = .set("note \(number)")
    case 2: edit.amount = .set(try Amount("3.5"))
    case 3: edit.date = .set(sides[0].rig.clock.today.adding(days: -6))
    case 4: edit.category = .set("")
    default: edit.isExcluded = .set(true)
    }
    for side in sides {
      let rows = try await side.rig.transactions()
      // What was not pulled yet cannot be edited, on either side.
      guard let row = rows.first(where: { $0.providerID == side.ids[number] }) else { continue }
      _ = try await side.rig.app.books.editTransaction(row.id, edit)
    }
  }
}
