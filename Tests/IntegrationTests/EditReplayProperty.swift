import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncSandbox
import TestSupport

/// A simple model of what a bank and its user do to some transactions, and of the books that must
/// result.
struct EditReplayProperty {
  /// One transaction with all its ids.
  struct Line {
    /// The bank's id.
    var id: String
    /// The id under which the books have it, after they have received it.
    var bookedID: String?
    var row: TransactionID?
    var amount: Amount
    var name: String
    var date: LocalDate
    var isPending: Bool
    /// Whether the bank has removed it.
    var isGone = false
    /// Whether the books have it as removed.
    var isTombstone = false
    /// Whether the user has restored it although the bank has removed it.
    var isRestored = false
    /// Whether the user has deleted it.
    var isDeleted = false
    /// The user's values; an empty text is a cleared field.
    var own: [Transaction.Field: String] = [:]

    /// Whether the books list it.
    var stands: Bool { !isDeleted && !isTombstone }
  }

  let harness: EndToEndHarness
  let item: Item
  let account: String
  var random: SeededRandom
  var lines: [Line] = []
  /// The steps so far, for the message of a failure.
  var steps: [String] = []

  init(_ harness: EndToEndHarness, seed: UInt64) async throws {
    self.harness = harness
    random = SeededRandom(seed: seed)
    item = try await harness.link("user_bulk_10")
    account = harness.script(item) { $0.accountIDs[0] }
    // A full pull removes nothing older than the bank's list: this transaction is older than all
    // others.
    let (account, day) = (account, harness.clock.today.adding(days: -80))
    harness.script(item) { $0.add("1", to: account, on: day, name: "Anchor") }
    for _ in 0..<6 { add() }
    try await pull(isFull: false)
  }

  /// Performs one random step.
  mutating func step() async throws {
    switch random.number(in: 1...12) {
    case 1: add()
    case 2, 3: modify()
    case 4: removeOrRevive()
    case 5: post()
    case 6, 7, 8: try await edit()
    case 9: try await deleteOrRestore()
    default: try await pull(isFull: random.happens(oneIn: 3))
    }
  }

  /// Pulls; the books then have the bank's values.
  mutating func pull(isFull: Bool) async throws {
    steps.append(isFull ? "pull --full" : "pull")
    harness.clock.advance(milliseconds: 60_000)
    try await harness.pull { $0.isFull = isFull }
    for place in lines.indices {
      lines[place].isRestored = lines[place].isRestored && lines[place].isGone
      let isKnown = lines[place].row != nil
      lines[place].isTombstone = isKnown && lines[place].isGone && !lines[place].isRestored
      guard !lines[place].isGone else { continue }
      lines[place].bookedID = lines[place].id
      if !isKnown { lines[place].row = try await harness.transaction(lines[place].id).id }
    }
  }

  private mutating func add() {
    let number = lines.count
    let (account, isPending) = (account, random.happens(oneIn: 3))
    let (amount, date) = (randomAmount(), randomDate())
    let id = harness.script(item) {
      $0.add(
        amount.description, to: account, on: date, name: "Bank \(number)", isPending: isPending)
    }
    steps.append("bank adds \(number)")
    lines.append(
      Line(id: id, amount: amount, name: "Bank \(number)", date: date, isPending: isPending))
  }

  private mutating func modify() {
    guard let place = place({ !$0.isGone }) else { return }
    var line = lines[place]
    if random.happens(oneIn: 2) { line.amount = randomAmount() }
    if random.happens(oneIn: 2) { line.name = "Bank \(place) \(random.number(in: 1...99))" }
    if random.happens(oneIn: 3) { line.date = randomDate() }
    let changed = line
    harness.script(item) {
      $0.modify(
        changed.id, amount: changed.amount.description, name: changed.name, date: changed.date)
    }
    steps.append("bank modifies \(place)")
    lines[place] = line
  }

  private mutating func removeOrRevive() {
    guard let place = place({ _ in true }) else { return }
    let line = lines[place]
    harness.script(item) { line.isGone ? $0.revive(line.id) : $0.remove(line.id) }
    steps.append("bank \(line.isGone ? "revives" : "removes") \(place)")
    lines[place].isGone.toggle()
  }

  private mutating func post() {
    guard let place = place({ $0.isPending && !$0.isGone }) else { return }
    let line = lines[place]
    let amount = randomAmount()
    let id = harness.script(item) { $0.post(line.id, amount: amount.description, on: line.date) }
    steps.append("bank posts \(place)")
    lines[place].id = id
    lines[place].amount = amount
    lines[place].isPending = false
  }

  private mutating func edit() async throws {
    guard let place = place({ $0.row != nil }), let row = lines[place].row,
      let field = random.element(of: Transaction.Field.allCases)
    else { return }
    let isReleased = random.happens(oneIn: 4)
    let text = isReleased ? nil : randomText(of: field)
    steps.append("user sets \(field) of \(place) to \(text ?? "the bank's")")
    var edit = TransactionEdit()
    switch field {
    case .date: edit.date = text.flatMap { LocalDate($0) }.map { .set($0) } ?? .release
    case .amount: edit.amount = try text.map { .set(try Amount($0)) } ?? .release
    case .name: edit.name = text.map { .set($0) } ?? .release
    case .category: edit.category = text.map { .set($0) } ?? .release
    case .notes: edit.notes = text.map { .set($0) } ?? .release
    case .tags: edit.tags = text.map { .set($0.isEmpty ? [] : [$0]) } ?? .release
    case .excluded: edit.isExcluded = text.map { .set($0 == "true") } ?? .release
    }
    _ = try await harness.ledger.editTransaction(row, edit)
    lines[place].own[field] = text
  }

  private mutating func deleteOrRestore() async throws {
    guard let place = place({ $0.row != nil }), let row = lines[place].row else { return }
    if lines[place].stands {
      steps.append("user deletes \(place)")
      try await harness.ledger.deleteTransaction(row, at: harness.clock.now)
      lines[place].isDeleted = true
    } else {
      steps.append("user restores \(place)")
      try await harness.restore(row)
      lines[place].isRestored = lines[place].isRestored || lines[place].isTombstone
      lines[place].isTombstone = false
      lines[place].isDeleted = false
    }
  }

  private mutating func place(_ isMeant: (Line) -> Bool) -> Int? {
    random.element(of: lines.indices.filter { isMeant(lines[$0]) })
  }

  private mutating func randomAmount() -> Amount {
    Amount(unchecked: Int64(random.number(in: -9_999...9_999)) * 1_000_000)
  }

  private mutating func randomDate() -> LocalDate {
    harness.clock.today.adding(days: -random.number(in: 0...20))
  }

  private mutating func randomText(of field: Transaction.Field) -> String {
    switch field {
    case .date: randomDate().description
    case .amount: randomAmount().description
    case .excluded: random.happens(oneIn: 2) ? "true" : "false"
    case .name: "User \(random.number(in: 1...99))"
    // Cleared is a value.
    case .category, .notes, .tags:
      random.happens(oneIn: 3) ? "" : "User \(random.number(in: 1...99))"
    }
  }
}
