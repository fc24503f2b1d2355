import Ledger

/// A day whose closing balance is known from outside, and how.
package struct Anchor: Hashable, Sendable {
  /// Who said so.
  package enum Source: Hashable, Sendable {
    /// You stated it, for the end of the day.
    case valuation(Valuation.Kind)
    /// The provider; the last balance that it reported for the day.
    case reportedBalance(ReportedBalanceID)
  }

  /// The day.
  package let date: LocalDate
  /// Where it comes from.
  package let source: Source
  /// The total as it was stated.
  package let stated: Amount
  /// The sum of the pending amounts in the stated total, which do not count yet; positive leaves the
  /// account.
  package let pending: Amount?
  /// The total that counts: without what is pending, and with the entries that the provider had not
  /// booked yet.
  package internal(set) var total: Amount
  /// True when an entry that the total lacked could not be converted.
  package internal(set) var isIncomplete = false

  /// Takes a valuation as it is.
  init(_ valuation: Valuation) {
    date = valuation.date
    source = .valuation(valuation.kind)
    stated = valuation.amount
    pending = nil
    total = valuation.amount
  }

  /// Takes a reported balance without what is pending; late postings do not correct it yet.
  init(_ reportedBalance: ReportedBalance, of kind: AccountKind) throws(BalanceError) {
    date = reportedBalance.date
    source = .reportedBalance(reportedBalance.id)
    stated = reportedBalance.current
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

  /// Whether a late posting was still missing when this balance was reported.
  package func lacks(_ entry: LatePostedEntry) -> Bool {
    guard case .reportedBalance(let id) = source else { return false }
    return entry.date <= date && id < entry.arrivedWith
  }
}
