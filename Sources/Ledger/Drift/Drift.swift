/// A change of a linked account's reported balance that its entries do not explain.
public struct Drift: Hashable, Sendable {
  public let accountID: AccountID
  /// The day of the previous reported balance or valuation; the difference arose after it.
  public let since: LocalDate
  /// The day of the reported balance or valuation that shows the difference.
  public let date: LocalDate
  /// The reported balance minus the explained one, in the account's currency; for a liability,
  /// positive means that more is owed. Never 0.
  public let amount: Amount
  /// True when a valuation states that day's total, so that the difference needs no more attention.
  public let isAccepted: Bool
  /// True when an exchange rate or a price is missing, so that not all entries could be counted.
  public let isIncomplete: Bool

  /// Creates a difference.
  package init(
    accountID: AccountID, since: LocalDate, date: LocalDate, amount: Amount, isAccepted: Bool,
    isIncomplete: Bool
  ) {
    self.accountID = accountID
    self.since = since
    self.date = date
    self.amount = amount
    self.isAccepted = isAccepted
    self.isIncomplete = isIncomplete
  }
}

/// A possible cause of drift, with the entries that would explain it.
public struct DriftCause: Hashable, Sendable {
  /// What may have happened.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The bank's balance already includes these entries, which were pending on that day.
    case pending
    /// The bank's balance already includes the entry, which is dated later.
    case latePosting = "late posting"
    /// The entry was removed or deleted, but the bank's balance includes it.
    case missing
    /// The entry is in the books twice.
    case doubled
    /// The next reported balance has the opposite difference: the bank was early or late.
    case passing
    /// A rate or a price is missing.
    case unknownRate = "unknown rate"
  }

  public let kind: Kind
  /// The entries whose effect on the balance equals the difference exactly; for
  /// ``Kind-swift.enum/doubled``, its opposite. Empty for ``Kind-swift.enum/passing`` and
  /// ``Kind-swift.enum/unknownRate``.
  public let entries: [Transaction]

  /// Creates a cause.
  package init(kind: Kind, entries: [Transaction]) {
    self.kind = kind
    self.entries = entries
  }

  /// Returns the causes that explain a difference exactly, likeliest first; empty if there is none.
  ///
  /// - Parameters:
  ///   - entries: The account's entries that are not removed, including pending ones.
  ///   - removed: The account's removed entries.
  ///   - others: The account's other differences.
  package static func causes(
    of drift: Drift, in account: Account, entries: [Transaction], removed: [Transaction],
    others: [Drift]
  ) -> [DriftCause] {
    let near = drift.since.adding(days: -daysAround)...drift.date.adding(days: daysAround)
    let counting = entries.filter {
      !$0.isSplit && $0.money.currency == account.currency && $0.money.amount != .zero
    }
    func effect(_ entry: Transaction) -> Int64 {
      account.kind.classification == .asset
        ? -entry.money.amount.rawValue : entry.money.amount.rawValue
    }
    func explaining(_ entries: [Transaction], _ amount: Int64) -> [Transaction] {
      entries.filter { effect($0) == amount }
    }
    let wanted = drift.amount.rawValue
    var causes: [DriftCause] = []
    func add(_ kind: Kind, _ entries: [Transaction]) {
      if !entries.isEmpty { causes.append(DriftCause(kind: kind, entries: entries)) }
    }
    let pending = counting.filter { wasPending($0, on: drift.date) }
    let sum = pending.reduce(Int128(0)) { $0 + Int128(effect($1)) }
    add(.pending, sum == Int128(wanted) ? pending : explaining(pending, wanted))
    let posted = counting.filter { !$0.isPending && near.contains($0.date) }
    add(.latePosting, explaining(posted.filter { $0.date > drift.date }, wanted))
    add(.missing, explaining(removed.filter { near.contains($0.date) }, wanted))
    let counted = posted.filter { $0.date > drift.since && $0.date <= drift.date }
    let matches = explaining(posted, -wanted)
    add(.doubled, matches.count > 1 && matches.contains { counted.contains($0) } ? matches : [])
    if others.contains(where: { $0.since == drift.date && $0.amount.rawValue == -wanted }) {
      causes.append(DriftCause(kind: .passing, entries: []))
    }
    if drift.isIncomplete { causes.append(DriftCause(kind: .unknownRate, entries: [])) }
    return causes
  }

  /// How many days before and after the difference entries are searched.
  package static let daysAround = 5

  /// Whether an entry was made on or before a day but was not posted by then.
  private static func wasPending(_ entry: Transaction, on date: LocalDate) -> Bool {
    if entry.isPending { return entry.date <= date }
    guard let made = entry.authorizedDate else { return false }
    return made <= date && entry.date > date && made.days(to: entry.date) <= 14
  }
}
