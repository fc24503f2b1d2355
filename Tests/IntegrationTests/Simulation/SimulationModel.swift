import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport

@testable import PlaidSyncSandbox

/// The expected books, stated simply: the bank's list with the user's edits on top.
///
/// The model knows nothing of pages, cursors, faults and processes. It receives the reported
/// balances of the books, because they are inputs, and determines itself which entries they lacked.
struct SimulationModel {
  /// One entry of the books.
  struct Entry {
    var account: AccountID?
    var id: String
    var date: LocalDate
    var amount: Amount
    var currency: Currency
    var isPending: Bool
    var name: String
    var category: String?
    var notes: String?
    var tags: [String] = []
    var isExcluded = false
    var isHidden = false
    var lateWith: ReportedBalanceID?
  }

  private enum Act {
    case edit(TransactionEdit)
    case delete
  }

  /// When each item was pulled last.
  private(set) var lastSyncedAt: [String: Timestamp] = [:]
  private var complete: Set<String> = []
  private var changesPulled: [String: Int] = [:]
  /// The provider's ids of the accounts as the books have them.
  private var accountIDs: [String: [Int: String]] = [:]
  private var acts: [(id: String, act: Act)] = []
  private var handmade: [String: Entry] = [:]
  private var valuations: [AccountID: [LocalDate: Valuation]] = [:]
  private var accounts: [String: [Int: AccountID]] = [:]
  private var posted: [String: Set<String>] = [:]
  private var reportedBalances: [AccountID: [ReportedBalance]] = [:]
  private var late: [String: ReportedBalanceID] = [:]

  /// The entries that earlier reported balances lacked, with the reported balance of their arrival.
  var lateFlags: [String] { late.map { "\($0.key) \($0.value)" }.sorted() }

  // MARK: The user's actions

  mutating func note(_ edit: TransactionEdit, of row: Transaction) {
    acts.append((row.providerID ?? "by hand \(row.id)", .edit(edit)))
  }

  mutating func noteDeletion(of row: Transaction) {
    guard row.providerID != nil else {
      handmade["by hand \(row.id)"] = nil
      return
    }
    acts.append((row.providerID ?? "", .delete))
  }

  mutating func note(_ made: Transaction) {
    let id = "by hand \(made.id)"
    handmade[id] = Entry(
      account: made.accountID, id: id, date: made.date, amount: made.money.amount,
      currency: made.money.currency, isPending: false, name: made.name)
  }

  mutating func set(_ valuation: Valuation, of account: AccountID) {
    valuations[account, default: [:]][valuation.date] = valuation
  }

  mutating func deleteValuation(of account: AccountID, on date: LocalDate) {
    valuations[account]?[date] = nil
  }

  /// Whether the bank has removed something that the books still have.
  func hasRemovalsToPull(from bank: BankItem) -> Bool {
    bank.changes.dropFirst(changesPulled[bank.id] ?? 0).contains { $0.kind == .removed }
  }

  /// Whether a posted transaction was in an update that was pulled.
  func hasSeen(_ id: String, of bank: BankItem) -> Bool {
    posted[bank.id]?.contains(id) ?? false
  }

  /// Whether a row was deleted by the user and the bank still has it.
  func isHidden(_ row: Transaction, at bank: [BankItem]) -> Bool {
    bank.contains { item in
      item.transactions.contains {
        $0.id == row.providerID && !$0.isGone && entry($0, of: item).isHidden
      }
    }
  }

  // MARK: The expected books

  /// The expected entries of the books that are not removed.
  func entries(of bank: [BankItem]) -> [Entry] {
    bank.flatMap(entries) + handmade.values.map { acted($0, [$0.id]) }
  }

  /// One account as input of the naive calculation.
  func book(of account: Account, _ bank: [BankItem], today: LocalDate) -> AccountBook {
    var book = AccountBook(
      kind: account.kind, isLinked: account.isLinked, currency: account.currency, today: today)
    book.entries = entries(of: bank).filter { $0.account == account.id && !$0.isPending }
      .map {
        AccountBook.Entry(
          date: $0.date, money: Money($0.amount, $0.currency), lateWith: $0.lateWith)
      }
    book.valuations = valuations[account.id] ?? [:]
    book.reportedBalances = reportedBalances[account.id] ?? []
    return book
  }

  private func entries(of item: BankItem) -> [Entry] {
    item.transactions.filter { $0.isReleased && !$0.isGone }.map { entry($0, of: item) }
      .filter { !$0.isHidden }
  }

  private func entry(_ transaction: BankTransaction, of item: BankItem) -> Entry {
    let currency = transaction.currency ?? item.accounts[transaction.account].currency
    var ids = [transaction.id]
    while let id = item.transactions.first(where: { $0.id == ids[ids.count - 1] })?.pendingID {
      ids.append(id)
    }
    let plain = Entry(
      account: accounts[item.id]?[transaction.account], id: transaction.id,
      date: transaction.date, amount: transaction.amount, currency: Currency(currency),
      isPending: transaction.isPending, name: transaction.name, lateWith: late[transaction.id])
    return acted(plain, ids)
  }

  /// An entry after all of the user's edits, under any of its ids.
  private func acted(_ plain: Entry, _ ids: [String]) -> Entry {
    var entry = plain
    for (id, act) in acts where ids.contains(id) {
      switch act {
      case .delete: entry.isHidden = true
      case .edit(let edit): apply(edit, to: &entry, plain)
      }
    }
    return entry
  }

  private func apply(_ edit: TransactionEdit, to entry: inout Entry, _ plain: Entry) {
    let isOwn = plain.id.hasPrefix("by hand")
    if edit.isRestored { entry.isHidden = false }
    change(&entry.name, edit.name, isOwn ? entry.name : plain.name)
    change(&entry.date, edit.date, isOwn ? entry.date : plain.date)
    change(&entry.amount, edit.amount, isOwn ? entry.amount : plain.amount)
    change(&entry.isExcluded, edit.isExcluded, false)
    change(&entry.tags, edit.tags, [])
    switch edit.notes {
    case .keep: break
    case .set(let notes): entry.notes = notes.isEmpty ? nil : notes
    case .release: entry.notes = nil
    }
    switch edit.category {
    case .keep: break
    case .set(let category): entry.category = category.isEmpty ? nil : category
    case .release: entry.category = nil
    }
  }

  private func change<Value>(
    _ value: inout Value, _ change: TransactionEdit.Change<Value>, _ released: Value
  ) {
    switch change {
    case .keep: break
    case .set(let new): value = new
    case .release: value = released
    }
  }
}

extension SimulationModel {
  /// Records a pull of an item: its reported balances, and the entries that are in the books.
  ///
  /// - Returns: How many entries earlier reported balances lacked.
  mutating func commit(
    _ bank: BankItem, as item: Item, _ known: [Account], _ found: [AccountID: [ReportedBalance]]
  ) -> Int {
    // Until the complete history has arrived, no entry is late.
    let wasComplete = complete.contains(bank.id)
    if item.isHistoryComplete { complete.insert(bank.id) }
    lastSyncedAt[bank.id] = item.lastSyncedAt
    changesPulled[bank.id] = bank.changes.count
    for (place, account) in bank.accounts.enumerated() where !account.isVanished {
      let same = known.first { $0.itemID == item.id && $0.providerID == account.id }
      if let same {
        accounts[bank.id, default: [:]][place] = same.id
        accountIDs[bank.id, default: [:]][place] = account.id
      }
    }
    // Transactions of an account whose id the books do not know wait until they know it.
    let standing = bank.transactions.filter {
      $0.isReleased && !$0.isGone && !$0.isPending
        && accountIDs[bank.id]?[$0.account] == bank.accounts[$0.account].id
    }
    let before = posted[bank.id] ?? []
    posted[bank.id] = before.union(standing.map(\.id))
    let entries =
      entries(of: bank) + handmade.values.map { acted($0, [$0.id]) }
    var count = 0
    for account in known where found[account.id] != nil {
      var mine = reportedBalances[account.id] ?? []
      let own = entries.filter { $0.account == account.id && !$0.isPending }
      var arrived = own.filter { !$0.id.hasPrefix("by hand") && !before.contains($0.id) }
      for report in (found[account.id] ?? []).sorted(by: { $0.id < $1.id })
      where !mine.contains(where: { $0.id == report.id }) {
        if wasComplete, let last = mine.last {
          count += markLate(arrived, among: own, of: account, from: last, to: report)
        }
        mine.append(report)
        arrived = []
      }
      reportedBalances[account.id] = mine
    }
    return count
  }

  /// Marks entries that the earlier reported balances lacked, if they explain the change exactly.
  private mutating func markLate(
    _ arrived: [Entry], among entries: [Entry], of account: Account, from last: ReportedBalance,
    to report: ReportedBalance
  ) -> Int {
    guard account.kind.composition != .nonCash else { return 0 }
    let late = arrived.filter { $0.date <= last.date }
    let between = entries.filter { $0.date > last.date && $0.date <= report.date }
    let all = late + between
    guard all.allSatisfy({ $0.currency == account.currency }) else { return 0 }
    let factor: Int64 = account.kind.classification == .asset ? -1 : 1
    func effect(_ entries: [Entry]) -> Int64 {
      entries.reduce(0) { $0 + factor * $1.amount.rawValue }
    }
    let change = report.current.rawValue - last.current.rawValue
    guard effect(late) != 0, change != effect(between),
      change == effect(between) + effect(late)
    else { return 0 }
    for entry in late where self.late[entry.id] == nil { self.late[entry.id] = report.id }
    return late.count
  }
}

extension SimulationModel.Entry {
  /// The entry as a comparable line. The category is the bank's unless the user set one.
  var line: String {
    SimulationModel.line(
      account, id, date, Money(amount, currency), isPending, name, category, notes, tags,
      isExcluded)
  }
}

extension SimulationModel {
  /// A row of the books as a comparable line.
  static func line(_ row: Transaction) -> String {
    line(
      row.accountID, row.providerID ?? "by hand \(row.id)", row.date, row.money, row.isPending,
      row.name, row.source == .manual || row.locked.contains(.category) ? row.category : nil,
      row.notes, row.tags, row.isExcluded)
  }

  fileprivate static func line(
    _ account: AccountID?, _ id: String, _ date: LocalDate, _ money: Money, _ isPending: Bool,
    _ name: String, _ category: String?, _ notes: String?, _ tags: [String], _ isExcluded: Bool
  ) -> String {
    """
    \(account.map(\.description) ?? "no account") \(date) \(money.amount) \(money.currency.code) \
    \(name) \(isPending ? "pending " : "")[\(category ?? "–")] [\(notes ?? "–")] \(tags) \
    \(isExcluded ? "excluded " : "")\(id)
    """
  }
}
