import Ledger

/// A day whose end is known from outside, and how.
package struct Pin: Hashable, Sendable {
  /// Who said so.
  package enum Source: Hashable, Sendable {
    /// The user, for the end of the day.
    case valuation(Valuation.Kind)
    /// The provider; the day's last reading.
    case observation(ObservationID)
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
  init(_ observation: Observation, of kind: AccountKind) throws(BalanceError) {
    date = observation.date
    source = .observation(observation.id)
    reading = observation.current
    // Pending entries move nothing where entries do not.
    guard kind.composition != .nonCash else {
      pending = nil
      total = observation.current
      return
    }
    pending = observation.pendingIncluded
    total = try checked(on: observation.date) { () throws(AmountError) in
      try observation.posted(kind.classification)
    }
  }

  /// Whether an entry that arrived late was still missing from this reading.
  package func lacks(_ entry: LateEntry) -> Bool {
    guard case .observation(let id) = source else { return false }
    return entry.date <= date && id < entry.arrivedWith
  }
}
