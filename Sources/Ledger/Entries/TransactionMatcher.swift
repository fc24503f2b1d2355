/// Matches an account's old transactions with those received when its bank was linked again.
///
/// A new link gives every transaction a new id, so only its contents can identify it: date, amount
/// and name. Each row is used once, and an ambiguous match is never guessed.
package struct TransactionMatcher: Sendable {
  /// A row with the provider's values.
  package struct Row: Hashable, Sendable {
    package let id: TransactionID
    package let date: LocalDate
    package let authorizedDate: LocalDate?
    package let money: Money
    package let name: String
    package let isPending: Bool
    /// Whether the user has edited it.
    package let isEdited: Bool

    /// Creates a row.
    package init(
      id: TransactionID, date: LocalDate, authorizedDate: LocalDate?, money: Money, name: String,
      isPending: Bool, isEdited: Bool
    ) {
      self.id = id
      self.date = date
      self.authorizedDate = authorizedDate
      self.money = money
      self.name = name
      self.isPending = isPending
      self.isEdited = isEdited
    }
  }

  /// Two rows that are the same transaction.
  package struct Pair: Hashable, Sendable {
    package let old: TransactionID
    package let new: TransactionID
  }

  private struct Key: Hashable {
    let date: LocalDate
    let money: Money
    /// `nil` when the name is ignored.
    let name: String?
  }

  package private(set) var pairs: [Pair] = []
  /// Old rows that the bank no longer lists, from the first day that it lists.
  package private(set) var missing: [TransactionID] = []
  /// New rows without an old counterpart.
  package private(set) var added: [TransactionID] = []
  /// Old rows with several possible matches: their edits may belong to another transaction.
  package private(set) var ambiguous: [TransactionID] = []
  /// How many old rows are dated before the first day that the bank lists now.
  package private(set) var older = 0

  /// Matches old rows with new ones.
  package init(old: [Row], new: [Row]) {
    guard let start = new.map(\.date).min() else {
      older = old.count
      return
    }
    older = old.count { $0.date < start }
    var left = old.filter { $0.date >= start }
    var right = new
    matchEqual(&left, &right)
    matchPosted(&left, &right)
    matchRenamed(&left, &right)
    missing = left.map(\.id)
    added = right.map(\.id)
  }

  /// How many rows of a group to pair, and which old rows remain ambiguous.
  private struct Decision {
    var count = 0
    var ambiguous: [TransactionID] = []
  }

  /// Matches rows that are equal. Edited rows are matched first: if the bank lists fewer rows than
  /// before, no edit is lost, but which of the rows is gone is a guess.
  private mutating func matchEqual(_ left: inout [Row], _ right: inout [Row]) {
    match(&left, &right, key: { Key(date: $0.date, money: $0.money, name: $0.name) }) { old, new in
      let isGuess = old.count > new.count && old.contains(where: \.isEdited)
      return Decision(
        count: min(old.count, new.count),
        ambiguous: isGuess ? old.dropFirst(new.count).map(\.id) : [])
    }
  }

  /// Matches rows that were pending and have posted on another day, if their counts are equal.
  private mutating func matchPosted(_ left: inout [Row], _ right: inout [Row]) {
    var pending = left.filter(\.isPending)
    var posted = right.filter { !$0.isPending && $0.authorizedDate != nil }
    let before = pairs.count
    match(&pending, &posted) { row in
      let date = row.isPending ? row.date : row.authorizedDate ?? row.date
      return Key(date: date, money: row.money, name: row.name)
    } decide: { old, new in
      Decision(count: old.count == new.count ? old.count : 0)
    }
    drop(pairs[before...], &left, &right)
  }

  /// Matches rows that differ in name only, if exactly one remains on each side.
  private mutating func matchRenamed(_ left: inout [Row], _ right: inout [Row]) {
    match(&left, &right, key: { Key(date: $0.date, money: $0.money, name: nil) }) { old, new in
      let isPlain = old.count == 1 && new.count == 1
      return isPlain ? Decision(count: 1) : Decision(ambiguous: old.map(\.id))
    }
  }

  /// Decides for each group that has rows on both sides, and pairs its first rows.
  private mutating func match(
    _ left: inout [Row], _ right: inout [Row], key: (Row) -> Key,
    decide: (_ old: [Row], _ new: [Row]) -> Decision
  ) {
    let groups = Dictionary(grouping: right, by: key)
    let before = pairs.count
    let old = Dictionary(grouping: left, by: key).sorted { $0.value[0].id < $1.value[0].id }
    for (value, old) in old {
      guard let new = groups[value]?.sorted(by: { $0.id < $1.id }) else { continue }
      let old = old.sorted { ($0.isEdited ? 0 : 1, $0.id) < ($1.isEdited ? 0 : 1, $1.id) }
      let decision = decide(old, new)
      pair(old.prefix(decision.count), new)
      ambiguous += decision.ambiguous
    }
    drop(pairs[before...], &left, &right)
  }

  /// Pairs old rows with new ones, first those that are both pending or both posted: of two rows
  /// that differ in nothing else, an edit must stay with the right one.
  private mutating func pair(_ old: ArraySlice<Row>, _ new: [Row]) {
    var (left, right) = (Array(old), new)
    for mayDiffer in [false, true] {
      left.removeAll { row in
        let found = right.firstIndex { mayDiffer || $0.isPending == row.isPending }
        guard let found else { return false }
        pairs.append(Pair(old: row.id, new: right.remove(at: found).id))
        return true
      }
    }
  }

  private func drop(_ pairs: ArraySlice<Pair>, _ left: inout [Row], _ right: inout [Row]) {
    let old = Set(pairs.map(\.old))
    let new = Set(pairs.map(\.new))
    left.removeAll { old.contains($0.id) }
    right.removeAll { new.contains($0.id) }
  }
}
