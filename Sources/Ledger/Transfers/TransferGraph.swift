/// Decides which entries can be, and which are, the two sides of a transfer.
///
/// A line joins an outflow and an inflow of different accounts that are at most five days apart and
/// have the same amount in the same currency, or amounts in two currencies that differ by at most
/// 3 % at a stored rate. Equal amounts alone prove little, so a line also needs evidence: see
/// ``Strength``. Rejected pairs have no line.
///
/// The result depends only on the entries, not on the order in which they arrived: an entry that
/// arrives later but is nearer replaces one that was matched before.
package struct TransferGraph: Sendable {
  /// The maximum number of days between the two sides.
  package static let daysApartMax = 5
  /// The maximum number of pairs per outflow that are listed for review, the nearest ones.
  private static let reviewedMax = 10

  /// The evidence for a line.
  private enum Strength {
    /// At least one side says that it is a transfer, and neither that it is something else.
    case supported
    /// Neither side says anything.
    case plain
    /// One side says that it is a transfer, the other that it is something else: never matched, but
    /// listed for review.
    case doubtful
  }

  /// A line that ends at one entry.
  private struct Line {
    /// The index of the entry at the other end.
    let other: Int
    let daysApart: Int
    let strength: Strength
  }

  /// The entries, ascending by day and id.
  package let legs: [TransferLeg]
  private let lines: [[Line]]

  /// Creates the graph of entries, all of which must be active and available for matching.
  ///
  /// - Parameters:
  ///   - names: The names of the accounts in texts.
  ///   - evidence: Returns the evidence of an entry; called only for those that have a counterpart.
  package init(
    _ legs: [TransferLeg], rates: RateBook = .none, rejected: Set<TransferPair> = [],
    names: [AccountID: TransferEvidence.AccountNames] = [:],
    evidence: (EntryID) throws -> TransferEvidence = { _ in .none }
  ) rethrows {
    let legs = legs.sorted { ($0.date, $0.id) < ($1.date, $1.id) }
    let counterparts = Self.counterparts(in: legs, rates, rejected)
    var known: [Int: TransferEvidence] = [:]
    for (out, others) in counterparts {
      for place in [out] + others where known[place] == nil {
        known[place] = try evidence(legs[place].id)
      }
    }
    let nobody = TransferEvidence.AccountNames(name: nil, mask: nil, institution: nil)
    var lines = [[Line]](repeating: [], count: legs.count)
    for (out, others) in counterparts {
      for place in others {
        guard let left = known[out], let arrived = known[place] else { continue }
        let supports = [
          left.supports(names[legs[place].accountID] ?? nobody),
          arrived.supports(names[legs[out].accountID] ?? nobody),
        ]
        let strength = Self.strength(
          contradictions: [left, arrived].count { $0.purpose == .other },
          isSupported: supports.contains(true),
          isExchanged: legs[out].money.currency != legs[place].money.currency)
        guard let strength else { continue }
        let apart = abs(legs[out].date.days(to: legs[place].date))
        lines[out].append(Line(other: place, daysApart: apart, strength: strength))
        lines[place].append(Line(other: out, daysApart: apart, strength: strength))
      }
    }
    self.legs = legs
    self.lines = lines
  }

  /// The evidence for a pair; `nil` if it is not even listed for review.
  private static func strength(
    contradictions: Int, isSupported: Bool, isExchanged: Bool
  ) -> Strength? {
    switch (contradictions, isSupported) {
    case (0, true): .supported
    case (0, false): isExchanged ? nil : .plain
    case (1, true): .doubtful
    default: nil
    }
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

  /// Matches the entries, each of them once: first those with evidence, nearest dates first, then
  /// those that have no other candidate at all.
  ///
  /// If a supported entry has several equally near counterparts, they are listed for review, and no
  /// more distant counterpart is used instead, unless the entries are interchangeable.
  package func matches() -> TransferMatches {
    var matches = TransferMatches()
    var isSettled = [Bool](repeating: false, count: legs.count)
    for apart in 0...Self.daysApartMax {
      let open = lines.indices.map { place in
        isSettled[place]
          ? []
          : lines[place].filter {
            $0.daysApart == apart && $0.strength == .supported && !isSettled[$0.other]
          }
      }
      for group in Self.groups(of: open.map { $0.map(\.other) }) {
        match(group, open.map { $0.map(\.other) }, &matches)
        for place in group { isSettled[place] = true }
      }
    }
    let candidates = lines.map { $0.filter { $0.strength != .doubtful }.map(\.other) }
    for group in Self.groups(of: candidates) where group.allSatisfy({ !isSettled[$0] }) {
      let isMatched = match(group, candidates, &matches, listsUnclear: false)
      if isMatched { for place in group { isSettled[place] = true } }
    }
    for place in legs.indices where legs[place].isOutflow && !isSettled[place] {
      let open = lines[place].filter { !isSettled[$0.other] }
        .sorted { ($0.daysApart, $0.other) < ($1.daysApart, $1.other) }
      for line in open.prefix(Self.reviewedMax) {
        matches.unclear.insert(pair(place, line.other))
      }
    }
    return matches
  }

  /// Matches the entries of a group if each of them has exactly one counterpart, or if they are
  /// interchangeable; otherwise lists them for review. Returns whether it matched them.
  @discardableResult
  private func match(
    _ group: [Int], _ others: [[Int]], _ matches: inout TransferMatches, listsUnclear: Bool = true
  ) -> Bool {
    let outs = group.filter { legs[$0].isOutflow }
    let isComplete =
      2 * outs.count == group.count && group.allSatisfy { others[$0].count == outs.count }
    let isEqual = outs.count == 1 || Set(group.map { legs[$0].size }).count == 1
    guard isComplete, isEqual else {
      guard listsUnclear else { return false }
      for out in outs {
        for place in others[out].prefix(Self.reviewedMax) {
          matches.unclear.insert(pair(out, place))
        }
      }
      return false
    }
    let order = { (place: Int) in (legs[place].accountID, legs[place].id) }
    let sorted = outs.sorted { order($0) < order($1) }
    let ins = group.filter { !legs[$0].isOutflow }.sorted { order($0) < order($1) }
    for (out, place) in zip(sorted, ins) {
      matches.pairs.insert(pair(out, place))
      if outs.count > 1 { matches.interchangeable.insert(pair(out, place)) }
    }
    return true
  }

  private func pair(_ out: Int, _ into: Int) -> TransferPair {
    TransferPair(outflow: legs[out].id, inflow: legs[into].id)
  }

  /// The connected entries, each group ascending; entries without a counterpart are left out.
  private static func groups(of others: [[Int]]) -> [[Int]] {
    var isSeen = [Bool](repeating: false, count: others.count)
    var groups: [[Int]] = []
    for first in others.indices where !isSeen[first] && !others[first].isEmpty {
      var group: [Int] = []
      var waiting = [first]
      isSeen[first] = true
      while let place = waiting.popLast() {
        group.append(place)
        for other in others[place] where !isSeen[other] {
          isSeen[other] = true
          waiting.append(other)
        }
      }
      groups.append(group.sorted())
    }
    return groups
  }
}
