import Ledger

/// A day whose end is known from outside, and how.
package struct Anchor: Hashable, Sendable {
  /// Who said so.
  package enum Source: Hashable, Sendable {
    /// The user, for the end of the day.
    case valuation(Valuation.Kind)
    /// The provider; the day's last reading.
    case reportedBalance(ReportedBalanceID)
  }

  /// The day.
  package let date: LocalDate
  /// Where it comes from.
  package let source: Source
  /// The total as it was stated.
  package let reading: Amount
  /// The sum of the pending amounts that the reading contains and that do not count yet; positive
  /// leaves the account.
  package let pending: Amount?
  /// The total that counts: the reading without what is pending, and with the entries that it did not
  /// contain yet.
  package internal(set) var total: Amount
  /// True when an entry that the reading lacked could not be converted.
  package internal(set) var isIncomplete = false

  /// A user's word.
  init(_ valuation: Valuation) {
    date = valuation.date
    source = .valuation(valuation.kind)
    reading = valuation.amount
    pending = nil
    total = valuation.amount
  }

  /// A provider's reading without what is pending, not yet corrected by what was late.
  init(_ reportedBalance: ReportedBalance, of kind: AccountKind) throws(BalanceError) {
    date = reportedBalance.date
    source = .reportedBalance(reportedBalance.id)
    reading = reportedBalance.current
    // Pending entries move nothing where entries do not.
    guard kind.composition != .nonCash else {
      pending = nil
      total = reportedBalance.current
      return
    }
    pending = reportedBalance.pendingIncluded
    total = try checked(on: reportedBalance.date) { () throws(AmountError) in
      try reportedBalance.posted(kind.classification)
    }
  }

  /// Whether an entry that arrived late was still missing from this reading.
  package func lacks(_ entry: LatePostedEntry) -> Bool {
    guard case .reportedBalance(let id) = source else { return false }
    return entry.date <= date && id < entry.arrivedWith
  }
}
