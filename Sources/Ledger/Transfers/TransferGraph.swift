/// Decides which entries can be, and which are, the two sides of a transfer.
///
/// A line joins an outflow and an inflow of different accounts that are at most four days apart and
/// have the same amount in the same currency, or amounts in two currencies that differ by at most
/// 5 % at a stored rate. Rejected pairs have no line.
///
/// The result depends only on the entries, not on the order in which they arrived: an entry that
/// arrives later but is nearer replaces one that was matched before.
package struct TransferGraph: Sendable {
  /// The maximum number of days between the two sides.
  package static let daysApartMax = 4

  /// A line that ends at one entry, with its distance in days.
  private struct Line: Hashable {
    /// The index of the entry at the other end.
    let other: Int
    let daysApart: Int
  }

  /// The entries, ascending by day and id.
  package let legs: [TransferLeg]
  private let lines: [[Line]]

  /// Creates the graph of entries, all of which must be active and available for matching.
  package init(
    _ legs: [TransferLeg], rates: RateBook = .none, rejected: Set<TransferPair> = []
  ) {
    let legs = legs.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    var lines = [[Line]](repeating: [], count: legs.count)
    let inflows = Dictionary(
      grouping: legs.indices.filter { !legs[$0].isOutflow }, by: { legs[$0].money.currency })
    let equal = Dictionary(
      grouping: inflows.values.flatMap { $0 }, by: { legs[$0].money }
    ).mapValues { $0.sorted() }
    for out in legs.indices where legs[out].isOutflow {
      let money = legs[out].money
      let mirrored = Money(money.amount.negated, money.currency)
      var others = Self.near(legs[out].date, among: equal[mirrored] ?? [], in: legs)[...]
      for (currency, all) in inflows where currency != money.currency {
        others += Self.near(legs[out].date, among: all, in: legs)
          .filter { Self.isWorthTheSame(legs[out], legs[$0], rates) }
      }
      for place in others where legs[place].accountID != legs[out].accountID {
        let pair = TransferPair(outflow: legs[out].id, inflow: legs[place].id)
        guard !rejected.contains(pair) else { continue }
        let apart = abs(legs[out].date.days(to: legs[place].date))
        lines[out].append(Line(other: place, daysApart: apart))
        lines[place].append(Line(other: out, daysApart: apart))
      }
    }
    self.legs = legs
    self.lines = lines
  }

  /// Returns, ascending, the entries from a day on and all that are connected to one of them
  /// directly or through others: everything that a change from that day on can affect.
  package func legs(reachedFrom date: LocalDate) -> [TransferLeg] {
    var isReached = legs.map { $0.date >= date }
    var waiting = legs.indices.filter { isReached[$0] }
    while let place = waiting.popLast() {
      for line in lines[place] where !isReached[line.other] {
        isReached[line.other] = true
        waiting.append(line.other)
      }
    }
    return legs.indices.filter { isReached[$0] }.map { legs[$0] }
  }

  /// Matches the entries: nearest dates first, each entry once.
  ///
  /// If an entry has two equally near counterparts, all lines of that distance among them are
  /// unclear, and no more distant counterpart is used instead.
  package func matches() -> TransferMatches {
    var matches = TransferMatches()
    var isSettled = [Bool](repeating: false, count: legs.count)
    for apart in 0...Self.daysApartMax {
      let open = lines.indices.map { place in
        isSettled[place]
          ? [] : lines[place].filter { $0.daysApart == apart && !isSettled[$0.other] }
      }
      for place in legs.indices where legs[place].isOutflow {
        for line in open[place] {
          let pair = TransferPair(outflow: legs[place].id, inflow: legs[line.other].id)
          let isOnly = open[place].count == 1 && open[line.other].count == 1
          if isOnly { matches.pairs.insert(pair) } else { matches.unclear.insert(pair) }
        }
      }
      for place in legs.indices where !open[place].isEmpty { isSettled[place] = true }
    }
    return matches
  }

  /// Returns the ascending indices of entries within the maximum distance of a day.
  private static func near(
    _ date: LocalDate, among places: [Int], in legs: [TransferLeg]
  ) -> ArraySlice<Int> {
    let first = places.firstSortedIndex { legs[$0].date >= date.adding(days: -daysApartMax) }
    let end = places.firstSortedIndex { legs[$0].date > date.adding(days: daysApartMax) }
    return places[first..<end]
  }

  /// Whether the amounts differ by at most 5 % at a stored rate: the rate of the outflow's day into
  /// the inflow's currency, else that of the inflow's day in the other direction.
  private static func isWorthTheSame(
    _ out: TransferLeg, _ into: TransferLeg, _ rates: RateBook
  ) -> Bool {
    do throws(AmountError) {
      if let amount = try rates.converting(out.money, to: into.money.currency, on: out.date) {
        return isNear(amount, into.money.amount)
      }
      if let amount = try rates.converting(into.money, to: out.money.currency, on: into.date) {
        return isNear(out.money.amount, amount)
      }
    } catch {
      // An amount out of range matches nothing.
    }
    return false
  }

  /// Whether the amount that arrived is 0.95 to 1.05 times the amount that left.
  private static func isNear(_ left: Amount, _ arrived: Amount) -> Bool {
    let (left, arrived) = (Int128(left.rawValue.magnitude), Int128(arrived.rawValue.magnitude))
    return 20 * arrived >= 19 * left && 20 * arrived <= 21 * left
  }
}

/// One side of a transfer: an entry with which money leaves an account or enters one.
public struct TransferLeg: Hashable, Sendable {
  public let id: EntryID
  public let accountID: AccountID
  public let date: LocalDate
  /// The amount in the entry's own currency; positive leaves the account. Never 0.
  public let money: Money

  /// Creates a leg.
  package init(id: EntryID, accountID: AccountID, date: LocalDate, money: Money) {
    self.id = id
    self.accountID = accountID
    self.date = date
    self.money = money
  }

  /// True when money leaves the account.
  public var isOutflow: Bool { money.amount > .zero }
}

/// Two entries that are, or may be, the two sides of one transfer.
package struct TransferPair: Hashable, Sendable {
  /// The entry with which money leaves an account.
  package let outflow: EntryID
  /// The entry with which it enters another one.
  package let inflow: EntryID

  /// Creates a pair.
  package init(outflow: EntryID, inflow: EntryID) {
    self.outflow = outflow
    self.inflow = inflow
  }
}

/// The result of matching.
package struct TransferMatches: Hashable, Sendable {
  /// The unambiguous pairs; no entry is in two of them.
  package internal(set) var pairs: Set<TransferPair> = []
  /// The ambiguous pairs, whose entries are in none of `pairs`.
  package internal(set) var unclear: Set<TransferPair> = []

  /// Creates an empty result.
  package init() {}
}
