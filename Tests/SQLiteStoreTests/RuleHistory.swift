import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport

@testable import PlaidSyncSQLiteStore

/// A random history of a family with rules that change.
struct RuleHistory {
  private let fixture: StoreFixture
  private let scenario: StoreScenario
  private var box: Account
  private var random: SeededRandom
  private var bookings: [String: String] = [:]
  private(set) var book = RuleBook.empty
  /// Whether past transactions match the rules: no rule has changed since they were last applied.
  private(set) var isPastInLine = true
  private(set) var story: [String] = []

  static let words = ["lidl", "aldi", "rent", "ex"]

  init(on fixture: StoreFixture, seed: UInt64) async throws {
    self.fixture = fixture
    random = SeededRandom(seed: seed)
    scenario = try await StoreScenario(
      fixture.store, clock: fixture.clock, family: "Family \(seed)")
    box = try await scenario.addAccount("box")
    try await scenario.pull(accounts: reports())
  }

  var family: FamilyID { scenario.family.id }

  private func reports() throws -> [AccountReport] {
    [try .of("one", current: "5"), try .of("two", current: "5")]
  }

  /// Performs one random step.
  mutating func step() async throws {
    switch random.number(in: 0...9) {
    case 0...3: try await pull()
    case 4: try await add()
    case 5...6: try await edit()
    case 7: try await split()
    case 8: try await delete()
    default:
      book = Self.book(&random)
      isPastInLine = false
      story.append("other rules \(book.rules)")
      if random.happens(oneIn: 2) { try await apply(.all) }
    }
    if random.happens(oneIn: 3) { try await apply(random.happens(oneIn: 3) ? .all : .changed) }
  }

  /// Applies the rules, after checking that a dry run reports the same.
  @discardableResult
  mutating func apply(_ scope: RuleScope) async throws -> RuleReport {
    story.append("apply \(scope)")
    if scope == .all { isPastInLine = true }
    return try await fixture.store.applyRules(book, to: scope, of: family, isDryRun: false)
  }

  /// How many transactions would change if the rules were applied to everything.
  func pending(_ book: RuleBook) async throws -> Int {
    try await fixture.store.applyRules(book, to: .all, of: family, isDryRun: true).changed
  }

  static func book(_ random: inout SeededRandom) -> RuleBook {
    let rules = (0..<random.number(in: 0...4)).map { number in
      var (conditions, actions) = (RuleConditions(), RuleActions())
      if random.happens(oneIn: 2) { conditions.text = [words[random.number(in: 0...3)]] }
      if random.happens(oneIn: 3) { conditions.direction = .out }
      switch random.number(in: 0...4) {
      case 0: conditions.category = [random.happens(oneIn: 2) ? "FOOD" : "Mine"]
      case 1: conditions.tag = ["t"]
      case 2: conditions.amountMin = Amount(unchecked: 5 * Amount.unitsPerOne)
      case 3: conditions.account = ["two"]
      default: break
      }
      if random.happens(oneIn: 2) { actions.category = "C\(number)" }
      if random.happens(oneIn: 2) { actions.name = "N\(number)" }
      if random.happens(oneIn: 3) { actions.notes = "O\(number)" }
      if random.happens(oneIn: 3) { actions.isExcluded = random.happens(oneIn: 2) }
      actions.tags = ["T\(number % 2)"]
      return Rule(name: "R\(number)", conditions: conditions, actions: actions)
    }
    return RuleBook(rules: rules, categoryNames: random.happens(oneIn: 2) ? ["FOOD": "Essen"] : [:])
  }

  private mutating func pull() async throws {
    let id = "t\(random.number(in: 0...9))"
    if bookings[id] != nil, random.happens(oneIn: 4) {
      bookings[id] = nil
      story.append("\(id) removed")
    } else if let old = bookings[id], random.happens(oneIn: 3) {
      // It moves to another account, without any other change.
      let (from, to) = old.contains(" one ") ? (" one ", " two ") : (" two ", " one ")
      bookings[id] = old.replacing(from, with: to)
      story.append("\(id) to\(to)")
    } else {
      let word = Self.words[random.number(in: 0...3)].uppercased()
      let account = random.happens(oneIn: 4) ? "two" : "one"
      let amount = "\(random.happens(oneIn: 3) ? "-" : "")\(random.number(in: 1...9))"
      var line = "\(id) \(account) 2024-03-1\(random.number(in: 0...9)) \(amount) USD \(word)"
      if random.happens(oneIn: 5) { line += " pending" }
      if !line.hasSuffix("pending"), random.happens(oneIn: 4) {
        line += " was t\(random.number(in: 0...9))"
      }
      bookings[id] = line
      story.append(line)
    }
    try await scenario.pull(bookings[id] ?? "\(id) removed", accounts: reports())
    if random.happens(oneIn: 3) {
      try await fixture.sql("UPDATE transactions SET category = 'FOOD' WHERE name = 'LIDL'")
    }
  }

  private mutating func add() async throws {
    story.append("add")
    try await scenario.add("\(random.number(in: -9...9))", on: scenario.today, to: box)
  }

  private mutating func edit() async throws {
    guard let id = random.element(of: try await scenario.transactions().map(\.id)) else { return }
    var edit = TransactionEdit()
    switch random.number(in: 0...6) {
    case 0: edit.name = .set(random.happens(oneIn: 2) ? "my lidl" : "Mine")
    case 1: edit.category = .set(random.happens(oneIn: 3) ? "" : "Mine")
    case 2: edit.tags = .set(random.happens(oneIn: 2) ? ["t"] : [])
    case 3: edit.isExcluded = .set(random.happens(oneIn: 2))
    case 4: edit.notes = .set("mine")
    default:
      (edit.name, edit.category, edit.tags) = (.release, .release, .release)
      (edit.isExcluded, edit.notes) = (.release, .release)
    }
    story.append("edit \(id) \(edit)")
    _ = try await fixture.store.editTransaction(id, edit)
  }

  private mutating func split() async throws {
    let wholes = try await scenario.transactions().filter {
      $0.parentID == nil && $0.money.amount > (.zero)
    }
    guard let whole = random.element(of: wholes) else { return }
    story.append("split \(whole.id)")
    if whole.isSplit {
      _ = try await fixture.store.joinTransaction(whole.id)
    } else {
      _ = try await fixture.store.splitTransaction(
        whole.id,
        into: [
          SplitPart(amount: try whole.money.amount.adding(try Amount("1")), category: "Mine"),
          SplitPart(amount: try Amount("-1")),
        ])
    }
  }

  private mutating func delete() async throws {
    let wholes = try await scenario.transactions().filter { $0.parentID == nil }
    guard let whole = random.element(of: wholes) else { return }
    story.append("delete \(whole.id)")
    try await fixture.store.deleteTransaction(whole.id, at: fixture.clock.now)
  }
}
