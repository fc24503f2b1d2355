import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport

@testable import PlaidSyncSandbox

extension Simulation {
  /// Performs one random action of the user between two pulls.
  func edit() async throws {
    tally.edits += 1
    switch random.number(in: 0...9) {
    case 0...4:
      guard let row = try await anyTransaction(isRemoved: false) else { return }
      let edit = transactionEdit(movesMoney: true)
      _ = try await harness.ledger.editTransaction(row.id, edit)
      model.note(edit, of: row)
    case 5:
      guard let row = try await anyTransaction(isRemoved: false) else { return }
      try await harness.ledger.deleteTransaction(row.id, at: harness.clock.now)
      model.noteDeletion(of: row)
    case 6:
      // Only what the user deleted: what the bank removed, only the bank can restore.
      let bank = items.map { harness.bank($0) }
      guard let row = try await anyTransaction(isRemoved: true),
        model.isHidden(row, at: bank)
      else { return }
      var edit = TransactionEdit()
      edit.isRestored = true
      _ = try await harness.ledger.editTransaction(row.id, edit)
      model.note(edit, of: row)
    case 7:
      guard let account = try await anyAccount() else { return }
      let made = try await harness.ledger.addTransaction(
        NewTransaction(
          accountID: account.id, date: someDay(), money: Money(someAmount(), account.currency),
          name: "By hand", category: nil, notes: nil))
      model.note(made)
    case 8:
      guard let account = try await anyAccount() else { return }
      let valuation = Valuation(date: someDay(), amount: someAmount(), kind: .reconciliation)
      try await harness.ledger.setValuation(valuation, of: account.id)
      model.set(valuation, of: account.id)
    default:
      guard let account = try await anyAccount(),
        let valuation = random.element(
          of: try await harness.ledger.valuations(of: account.id))
      else { return }
      try await harness.ledger.deleteValuation(of: account.id, on: valuation.date)
      model.deleteValuation(of: account.id, on: valuation.date)
    }
  }

  /// Changes to a transaction. Those that move no money may be made during a pull: they have the
  /// same result before and after the commit.
  func transactionEdit(movesMoney: Bool) -> TransactionEdit {
    var edit = TransactionEdit()
    switch random.number(in: movesMoney ? 0...8 : 0...5) {
    case 0: edit.name = .set("Named \(random.number(in: 1...9))")
    case 1: edit.category = .set(random.happens(oneIn: 3) ? "" : "MINE")
    case 2: edit.notes = .set("note \(random.number(in: 1...9))")
    case 3: edit.tags = .set(random.happens(oneIn: 3) ? [] : ["a", "b"])
    case 4: edit.isExcluded = .set(random.happens(oneIn: 2))
    case 5:
      edit.name = .release
      edit.notes = .release
    case 6: edit.amount = .set(someAmount())
    case 7: edit.date = .set(someDay())
    default:
      edit.amount = .release
      edit.date = .release
    }
    return edit
  }

  /// One of the transactions in the books.
  func anyTransaction(isRemoved: Bool) async throws -> Transaction? {
    let all = try await harness.transactions { $0.isRemoved = isRemoved }
    return random.element(of: all.sorted { $0.id < $1.id })
  }

  private func anyAccount() async throws -> Account? {
    random.element(of: try await harness.ledger.accounts(of: harness.family.id))
  }

  private func someDay() -> LocalDate {
    harness.clock.today.adding(days: -random.number(in: 0...25))
  }

  private func someAmount() -> Amount {
    Amount(unchecked: Int64(random.number(in: -50_000...50_000)) * 1_000_000)
  }
}
