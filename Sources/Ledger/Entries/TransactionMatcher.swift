/// Matches the rows of an account with those that came when its bank was linked anew.
///
/// Linking anew gives every transaction a new id, so that only what it says can tell which is
/// which: date, amount and name, each row used once. What fits in two ways is not guessed.
public struct TransactionMatcher: Sendable {
  /// A row in the provider's words.
  public struct Row: Hashable, Sendable {
    public let id: TransactionID
    public let date: LocalDate
    public let authorizedDate: LocalDate?
    public let money: Money
    public let name: String
    public let isPending: Bool
    /// Whether the user has changed anything about it.
    public let isEdited: Bool

    /// Describes a row.
    public init(
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
  public struct Pair: Hashable, Sendable {
    public let old: TransactionID
    public let new: TransactionID
  }

  private struct Key: Hashable {
    let date: LocalDate
    let money: Money
    /// `nil` where the name does not count.
    let name: String?
  }

  public private(set) var pairs: [Pair] = []
  /// Old rows that the bank does not list any more, from the first day on that it lists.
  public private(set) var missing: [TransactionID] = []
  /// New rows that were not there before.
  public private(set) var added: [TransactionID] = []
  /// Old rows for which a choice would have been a guess: the user's edits may belong elsewhere.
  public private(set) var ambiguous: [TransactionID] = []
  /// How many old rows lie before the first day that the bank lists now.
  public private(set) var older = 0

  /// Matches.
  public init(old: [Row], new: [Row]) {
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

  /// How many rows of a group are paired, and which of the old ones that leaves in doubt.
  private struct Decision {
    var count = 0
    var ambiguous: [TransactionID] = []
  }

  /// Rows that say the same. Of several that do, those with edits go first: if the bank lists fewer
  /// than there were, no edit is lost, but which of them is gone was a guess.
  private mutating func matchEqual(_ left: inout [Row], _ right: inout [Row]) {
    match(&left, &right, key: { Key(date: $0.date, money: $0.money, name: $0.name) }) { old, new in
      let isGuess = old.count > new.count && old.contains(where: \.isEdited)
      return Decision(
        count: min(old.count, new.count),
        ambiguous: isGuess ? old.dropFirst(new.count).map(\.id) : [])
    }
  }

  /// Rows that were pending and have posted since, on another day; only when all of them fit.
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

  /// Rows of which only the name changed; only when one is left on either side.
  private mutating func matchRenamed(_ left: inout [Row], _ right: inout [Row]) {
    match(&left, &right, key: { Key(date: $0.date, money: $0.money, name: nil) }) { old, new in
      let isPlain = old.count == 1 && new.count == 1
      return isPlain ? Decision(count: 1) : Decision(ambiguous: old.map(\.id))
    }
  }

  /// Decides group by group, for those that both sides have, and pairs the first rows of each.
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
      for index in 0..<decision.count {
        pairs.append(Pair(old: old[index].id, new: new[index].id))
      }
      ambiguous += decision.ambiguous
    }
    drop(pairs[before...], &left, &right)
  }

  private func drop(_ pairs: ArraySlice<Pair>, _ left: inout [Row], _ right: inout [Row]) {
    let old = Set(pairs.map(\.old))
    let new = Set(pairs.map(\.new))
    left.removeAll { old.contains($0.id) }
    right.removeAll { new.contains($0.id) }
  }
}
