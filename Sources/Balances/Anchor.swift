import PlaidSyncLedger

/// A day whose closing balance is known from outside, with its source.
package struct Anchor: Hashable, Sendable {
  /// Where an anchor's balance comes from.
  package enum Source: Hashable, Sendable {
    /// A valuation that you entered for the end of the day.
    case valuation(Valuation.Kind)
    /// The last balance that the provider reported for the day.
    case reportedBalance(ReportedBalanceID)
  }

  /// The day whose closing balance is known.
  package let date: LocalDate
  /// Where the balance comes from.
  package let source: Source
  /// The total as originally stated.
  package let stated: Amount
  /// The sum of the pending amounts in the stated total, which are not counted yet; positive leaves
  /// the account. `nil` when there are none or that is unknown.
  package let pending: Amount?
  /// The total used in calculations: without pending amounts, and with the late postings that the
  /// provider had not booked yet.
  package internal(set) var total: Amount
  /// True when a late posting that the total lacked could not be converted.
  package internal(set) var isIncomplete = false

  /// Creates an anchor from a valuation, which needs no correction.
  init(_ valuation: Valuation) {
    date = valuation.date
    source = .valuation(valuation.kind)
    stated = valuation.amount
    pending = nil
    total = valuation.amount
  }

  /// Creates an anchor from a reported balance without its pending amounts; it is not yet corrected
  /// by late postings.
  init(_ reportedBalance: ReportedBalance, of kind: AccountKind) throws(BalanceError) {
    date = reportedBalance.date
    source = .reportedBalance(reportedBalance.id)
    stated = reportedBalance.current
    // Where entries do not move the balance, pending ones do not either.
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

  /// Whether the stated balance did not yet include a late posting.
  package func lacks(_ entry: LatePostedEntry) -> Bool {
    guard case .reportedBalance(let id) = source else { return false }
    return entry.date <= date && id < entry.arrivedWith
  }
}
