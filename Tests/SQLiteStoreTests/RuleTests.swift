import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("Rules in the books")
struct RuleTests {
  /// A rule for a text, whose actions are parsed from words such as `category=Food tag=a exclude`.
  static func rule(_ name: String, text: String, _ words: String) -> Rule {
    var (conditions, actions) = (RuleConditions(), RuleActions())
    conditions.text = [text]
    for word in words.split(separator: " ") {
      let parts = word.split(separator: "=").map(String.init)
      switch parts[0] {
      case "category": actions.category = parts[1]
      case "name": actions.name = parts[1]
      case "notes": actions.notes = parts[1]
      case "tag": actions.tags.append(parts[1])
      default: actions.isExcluded = parts[0] == "exclude"
      }
    }
    return Rule(name: name, conditions: conditions, actions: actions)
  }

  private static let everything = RuleBook(rules: [
    rule("Shops", text: "lidl", "name=Lidl category=Food notes=weekly tag=shop exclude")
  ])

  private static var reports: [AccountReport] {
    get throws { [try .of("one", current: "100"), try .of("two", current: "100")] }
  }

  private static let shown = """
    SELECT name, category, category_detailed, notes, tags, excluded, name_origin, category_origin,
      notes_origin, tags_origin, excluded_origin, rules FROM v_transactions ORDER BY id
    """

  private func apply(
    _ book: RuleBook, _ scope: RuleScope = .changed, to scenario: StoreScenario,
    isDryRun: Bool = false
  ) async throws -> RuleReport {
    try await scenario.store.applyRules(book, to: scope, of: scenario.family.id, isDryRun: isDryRun)
  }

  @Test(
    "a user's value overrides a rule's, and that the provider's; a removed rule takes its own away")
  func precedence() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      try await scenario.pull("t1 one 2024-03-10 40 USD LIDL-77", accounts: try Self.reports)
      try await fixture.sql(
        "UPDATE transactions SET category = 'FOOD', category_detailed = 'FOOD_X'")
      let before = try await fixture.lines(Self.shown)
      #expect(before == ["LIDL-77|FOOD|FOOD_X|∅|[]|0|plaid|plaid|∅|∅|∅|∅"])
      #expect(try await apply(Self.everything, to: scenario).changed == 1)
      let rules = """
        {"name":["Shops"],"category":["Shops"],"notes":["Shops"],"tags":["Shops"],\
        "excluded":["Shops"]}
        """
      #expect(
        try await fixture.lines(Self.shown) == [
          "Lidl|Food|∅|weekly|[\"shop\"]|1|rule|rule|rule|rule|rule|" + rules
        ])
      var edit = TransactionEdit()
      (edit.name, edit.category, edit.notes) = (.set("Mine"), .set(""), .set(""))
      (edit.tags, edit.isExcluded) = (.set(["t"]), .set(false))
      let id = try await scenario.transactions()[0].id
      let mine = try await fixture.store.editTransaction(id, edit)
      #expect(mine.name == "Mine" && mine.category == nil && mine.notes == nil)
      #expect(mine.tags == ["t"] && !mine.isExcluded)
      #expect(Set(mine.origins.values) == [.user] && mine.origins.count == 5)
      #expect(mine.locked.count == 5 && mine.rules[.name] == ["Shops"])
      #expect(try await apply(Self.everything, .all, to: scenario).changed == 0)
      edit = TransactionEdit()
      (edit.name, edit.category, edit.notes) = (.release, .release, .release)
      (edit.tags, edit.isExcluded) = (.release, .release)
      _ = try await fixture.store.editTransaction(id, edit)
      #expect(try await fixture.lines(Self.shown)[0].hasPrefix("Lidl|Food|∅|weekly"))
      #expect(try await apply(.empty, .all, to: scenario).cleared == 1)
      #expect(try await fixture.lines(Self.shown) == before)
    }
  }

  @Test("rules apply to new and changed transactions, and to the past only on request")
  func scope() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      try await scenario.pull("t1 one 2024-03-10 40 USD LIDL", accounts: try Self.reports)
      #expect(try await apply(.empty, to: scenario).checked == 0)
      try await scenario.pull("t2 one 2024-03-11 41 USD LIDL", accounts: try Self.reports)
      let report = try await apply(Self.everything, to: scenario)
      #expect("\(report.checked) \(report.changed)" == "1 1")
      #expect(try await apply(Self.everything, to: scenario).checked == 0)
      let past = try await apply(Self.everything, .all, to: scenario, isDryRun: true)
      #expect("\(past.checked) \(past.changed) \(past.lines)" == "2 1 \(past.lines)")
      #expect("\(past.lines[0].matches) \(past.lines[0].sets) \(past.lines[0].changes)" == "2 2 1")
      #expect(try await fixture.lines("SELECT count(*) FROM rule_values") == ["1"])
      // A changed transaction is checked again, an unchanged one is not.
      try await scenario.pull("t1 one 2024-03-10 44 USD LIDL", accounts: try Self.reports)
      #expect(try await apply(Self.everything, to: scenario).checked == 1)
      #expect(try await fixture.lines("SELECT count(*) FROM rule_values") == ["2"])
      try await scenario.pull("t1 one 2024-03-10 44 USD ALDI", accounts: try Self.reports)
      #expect(try await apply(Self.everything, to: scenario).cleared == 1)
    }
  }

  @Test("custom names replace the provider's categories, the detailed one first, but no others")
  func categoryNames() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      try await scenario.pull(
        "t1 one 2024-03-10 1 USD A\nt2 one 2024-03-10 2 USD B", accounts: try Self.reports)
      try await fixture.sql(
        """
        UPDATE transactions SET category = 'FOOD', category_detailed = 'FOOD_COFFEE';
        UPDATE transactions SET category_detailed = 'FOOD_OTHER' WHERE name = 'B';
        """)
      let box = try await scenario.addAccount("box")
      _ = try await fixture.store.addTransaction(
        NewTransaction(
          accountID: box.id, date: scenario.today, money: Money(.zero, box.currency), name: "C",
          category: "FOOD"))
      let names = RuleBook(categoryNames: ["FOOD": "Essen", "FOOD_COFFEE": "Kaffee"])
      #expect(try await apply(names, to: scenario).hasNewNames)
      #expect(
        try await fixture.lines(
          "SELECT category, category_detailed, category_origin FROM v_transactions ORDER BY id")
          == ["Kaffee|FOOD_COFFEE|map", "Essen|FOOD_OTHER|map", "FOOD|∅|user"])
      let uses = try await fixture.store.categories(of: scenario.family.id)
      #expect(
        uses.map { "\($0.category ?? "-") \($0.origin?.rawValue ?? "-") \($0.count)" } == [
          "Essen map 1", "FOOD user 1", "Kaffee map 1",
        ])
      #expect(try await apply(.empty, to: scenario).hasNewNames)
      #expect(
        try await fixture.lines("SELECT DISTINCT category FROM v_transactions") == ["FOOD"])
    }
  }

  @Test("a transaction that a rule excludes is not a side of a transfer, but counts in balances")
  func excluding() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let (box, jar) = (try await scenario.addAccount("box"), try await scenario.addAccount("jar"))
      try await scenario.add("10", on: scenario.today, to: box)
      try await scenario.add("-10", on: scenario.today, to: jar)
      for account in [box, jar] { try await scenario.sync(account.id) }
      try await fixture.store.matchTransfers(of: scenario.family.id)
      #expect(try await fixture.lines("SELECT state FROM transfers") == ["matched"])
      let book = RuleBook(rules: [Self.rule("Out", text: "entry", "exclude")])
      #expect(try await apply(book, .all, to: scenario).changed == 2)
      #expect(try await fixture.lines("SELECT state FROM transfers") == [])
      try await fixture.store.matchTransfers(of: scenario.family.id)
      #expect(try await fixture.lines("SELECT state FROM transfers") == [])
      for account in [box, jar] {
        #expect(try await scenario.watermark(of: account) == scenario.today)
      }
      #expect(try await scenario.rows(of: box.id).last?.endCash.description == "-10")
      #expect(try await apply(.empty, .all, to: scenario).cleared == 2)
      try await fixture.store.matchTransfers(of: scenario.family.id)
      #expect(try await fixture.lines("SELECT state FROM transfers") == ["matched"])
      #expect(try await scenario.findings() == [])
    }
  }

  @Test("rules match parts by their whole's values; the user's value of a part is kept")
  func parts() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      try await scenario.pull("t1 one 2024-03-10 40 USD Card", accounts: try Self.reports)
      try await fixture.sql(
        "UPDATE transactions SET category = 'FOOD', original_description = 'LIDL 7'")
      let id = try await scenario.transactions()[0].id
      _ = try await fixture.store.splitTransaction(
        id,
        into: [
          SplitPart(amount: try Amount("30")),
          SplitPart(amount: try Amount("10"), category: "Gift"),
        ])
      let query = "SELECT amount, name, category, category_origin, excluded FROM v_transactions"
      #expect(
        try await fixture.lines(query + " WHERE parent IS NOT NULL ORDER BY id")
          == ["30|Card|FOOD|plaid|0", "10|Card|Gift|user|0"])
      #expect(try await apply(Self.everything, to: scenario).changed == 3)
      #expect(
        try await fixture.lines(query + " WHERE parent IS NOT NULL ORDER BY id")
          == ["30|Lidl|Food|rule|1", "10|Lidl|Gift|user|1"])
    }
  }

  @Test("a reused id belongs to the new transaction")
  func numbers() async throws {
    try await StoreFixture.with { fixture in
      let scenario = try await fixture.scenario()
      let box = try await scenario.addAccount("box")
      let id = try await scenario.add("10", on: scenario.today, to: box).id
      let parts = [SplitPart(amount: try Amount("3")), SplitPart(amount: try Amount("7"))]
      _ = try await fixture.store.splitTransaction(id, into: parts)
      #expect(try await apply(Self.everything, to: scenario).checked == 3)
      _ = try await fixture.store.joinTransaction(id)
      // The item's first update, which is written without triggers.
      try await scenario.pull("t1 one 2024-03-10 40 USD LIDL", accounts: try Self.reports)
      #expect(try await scenario.transactions().map(\.id.rawValue).contains(2))
      #expect(try await apply(Self.everything, to: scenario).changed == 1)
      try await fixture.sql(
        """
        INSERT OR REPLACE INTO transactions (transaction_id, account_id, source, date, amount_e8,
          pending, name, updated_at_ms) VALUES (1, 1, 'manual', {2024-03-10}, 1, 0, 'lidl', 0)
        """)
      #expect(try await apply(Self.everything, to: scenario).checked == 1)
    }
  }
}
