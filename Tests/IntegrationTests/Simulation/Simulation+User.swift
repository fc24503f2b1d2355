import Ledger
import PlaidSync
import Ports
import TestSupport

@testable import PlaidSandbox

extension Simulation {
  /// One thing that the user does between two pulls.
  func edit() async throws {
    tally.edits += 1
    switch chance.number(in: 0...9) {
    case 0...4:
      guard let row = try await anyTransaction(isRemoved: false) else { return }
      let edit = transactionEdit(movesMoney: true)
      _ = try await rig.app.books.editTransaction(row.id, edit)
      model.note(edit, of: row)
    case 5:
      guard let row = try await anyTransaction(isRemoved: false) else { return }
      try await rig.app.books.deleteTransaction(row.id, at: rig.clock.now)
      model.noteDeletion(of: row)
    case 6:
      // Only what the user deleted himself: what the bank took back is the bank's to give again.
      let bank = items.map { rig.bank($0) }
      guard let row = try await anyTransaction(isRemoved: true),
        model.isHidden(row, at: bank)
      else { return }
      var edit = TransactionEdit()
      edit.isRestored = true
      _ = try await rig.app.books.editTransaction(row.id, edit)
      model.note(edit, of: row)
    case 7:
      guard let account = try await anyAccount() else { return }
      let made = try await rig.app.books.addTransaction(
        NewTransaction(
          accountID: account.id, date: someDay(), money: Money(someAmount(), account.currency),
          name: "By hand", category: nil, notes: nil))
      model.note(made)
    case 8:
      guard let account = try await anyAccount() else { return }
      let valuation = Valuation(date: someDay(), amount: someAmount(), kind: .reconciliation)
      try await rig.app.books.setValuation(valuation, of: account.id)
      model.set(valuation, of: account.id)
    default:
      guard let account = try await anyAccount(),
        let valuation = chance.element(
          of: try await rig.app.books.valuations(of: account.id))
      else { return }
      try await rig.app.books.deleteValuation(of: account.id, on: valuation.date)
      model.deleteValuation(of: account.id, on: valuation.date)
    }
  }

  /// Changes to a transaction. What moves no money may be done while a pull runs: whether it comes
  /// before or after the commit makes no difference then.
  func transactionEdit(movesMoney: Bool) -> TransactionEdit {
    var edit = TransactionEdit()
    switch chance.number(in: movesMoney ? 0...8 : 0...5) {
    case 0: edit.name = .set("Named \(chance.number(in: 1...9))")
    case 1: edit.category = .set(chance.happens(oneIn: 3) ? "" : "MINE")
    case 2: edit.notes = .set("note \(chance.number(in: 1...9))")
    case 3: edit.tags = .set(chance.happens(oneIn: 3) ? [] : ["a", "b"])
    case 4: edit.isExcluded = .set(chance.happens(oneIn: 2))
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

  /// One of the transactions that the books have.
  func anyTransaction(isRemoved: Bool) async throws -> Transaction? {
    let all = try await rig.transactions { $0.isRemoved = isRemoved }
    return chance.element(of: all.sorted { $0.id < $1.id })
  }

  private func anyAccount() async throws -> Account? {
    chance.element(of: try await rig.app.books.accounts(of: rig.family.id))
  }

  private func someDay() -> LocalDate {
    rig.clock.today.adding(days: -chance.number(in: 0...25))
  }

  private func someAmount() -> Amount {
    Amount(unchecked: Int64(chance.number(in: -50_000...50_000)) * 1_000_000)
  }
}
