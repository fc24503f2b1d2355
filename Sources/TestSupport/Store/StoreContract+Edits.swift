import PlaidSyncLedger
import PlaidSyncPorts

extension StoreContract {
  /// The user's edits.
  static let edits = [
    Clause("a user's edit survives every update of the provider until it is released", locking),
    Clause("a cleared field stays empty", clearing),
    Clause("a deleted transaction of the provider stays deleted and can be restored", deleting),
    Clause("a linked account keeps the user's name when the provider sends another", renaming),
    Clause("a query selects by every criterion", querying),
  ]

  @Sendable private static func locking(_ scenario: StoreScenario) async throws {
    let reports = [try AccountReport.of("checking", current: "5")]
    try await scenario.pull("t1 checking 2024-03-01 1 USD Shop", accounts: reports)
    let id = try await scenario.transactions()[0].id
    var edit = TransactionEdit()
    edit.date = .set(LocalDate(day: 19_790))
    edit.amount = .set(try Amount("1.5"))
    edit.name = .set("Present")
    edit.category = .set("GIFTS")
    edit.tags = .set(["a \"b\"", "ç"])
    edit.isExcluded = .set(true)
    let edited = try await scenario.store.editTransaction(id, edit)
    try ContractBreach.unlessEqual(
      edited.locked, [.date, .amount, .name, .category, .tags, .excluded], "locked fields")
    try await scenario.pull("t1 checking 2024-03-02 2 USD SHOP", accounts: reports)
    let kept = try await scenario.transactions()[0]
    try ContractBreach.unless(
      kept.date == edited.date && kept.money == edited.money && kept.name == "Present"
        && kept.category == "GIFTS" && kept.tags == ["a \"b\"", "ç"] && kept.isExcluded,
      "an edit was overwritten: \(kept)")
    edit.date = .release
    edit.amount = .release
    edit.name = .release
    edit.category = .release
    edit.tags = .release
    edit.isExcluded = .release
    let released = try await scenario.store.editTransaction(id, edit)
    try ContractBreach.unlessEqual(released.locked, [], "locked fields")
    try ContractBreach.unlessEqual(
      try await scenario.lines(), ["2024-03-02 2 USD SHOP"], "the provider's latest values")
  }

  @Sendable private static func clearing(_ scenario: StoreScenario) async throws {
    let account = try await scenario.addAccount("Box")
    let entry = try await scenario.store.addTransaction(
      NewTransaction(
        accountID: account.id, date: scenario.today,
        money: Money(try Amount("1"), account.currency),
        name: "Entry", category: "FOOD", notes: "noted"))
    var edit = TransactionEdit()
    edit.category = .set("")
    edit.notes = .set("")
    let cleared = try await scenario.store.editTransaction(entry.id, edit)
    try ContractBreach.unless(
      cleared.category == nil && cleared.notes == nil, "a field is not empty: \(cleared)")
  }

  @Sendable private static func deleting(_ scenario: StoreScenario) async throws {
    let reports = [try AccountReport.of("checking", current: "5")]
    try await scenario.pull("t1 checking 2024-03-01 1 USD Shop", accounts: reports)
    let account = try await scenario.account("checking")
    let manual = try await scenario.add("2", on: scenario.today, to: account)
    let provided = try await scenario.transactions().first { $0.source == .plaid }
    guard let provided else { throw ContractBreach("the provider's transaction is missing") }
    for id in [manual.id, provided.id] {
      try await scenario.store.deleteTransaction(id, at: scenario.clock.now)
    }
    try await scenario.pull("t1 checking 2024-03-01 3 USD Shop", accounts: reports)
    try ContractBreach.unlessEqual(try await scenario.lines(), [], "transactions not removed")
    try ContractBreach.unlessEqual(
      try await Set(scenario.transactions(isRemoved: true).map(\.id)), [manual.id, provided.id],
      "deleted ones")
    var edit = TransactionEdit()
    edit.isRestored = true
    _ = try await scenario.store.editTransaction(provided.id, edit)
    try ContractBreach.unlessEqual(
      try await scenario.lines(), ["2024-03-01 3 USD Shop"], "transactions after the restoration")
    _ = try await scenario.store.editTransaction(manual.id, edit)
    try ContractBreach.unlessEqual(
      try await scenario.lines().count, 2, "transactions after both restorations")
  }

  @Sendable private static func renaming(_ scenario: StoreScenario) async throws {
    let reports = [try AccountReport.of("checking", current: "5")]
    try await scenario.pull(accounts: reports)
    let id = try await scenario.account("checking").id
    var edit = AccountEdit()
    edit.name = "Household"
    edit.subtype = "cash management"
    _ = try await scenario.store.editAccount(id, edit)
    try await scenario.pull(accounts: reports)
    try ContractBreach.unlessEqual(
      try await scenario.account("Household").subtype, "cash management", "the subtype")
  }

  @Sendable private static func querying(_ scenario: StoreScenario) async throws {
    try await scenario.pull(
      """
      t1 checking 2024-03-01 1 USD Café
      t2 checking 2024-03-02 2 USD Bar pending
      t3 savings 2024-03-03 3 USD Interest
      """,
      accounts: [
        try AccountReport.of("checking", current: "5"),
        try AccountReport.of("savings", current: "5"),
      ])
    let checking = try await scenario.account("checking").id
    let cases: [(sentence: String, names: [String], change: (inout TransactionQuery) -> Void)] = [
      ("all, newest first", ["Interest", "Bar", "Café"], { _ in }),
      ("an account", ["Bar", "Café"], { $0.accountID = checking }),
      ("since", ["Interest", "Bar"], { $0.since = LocalDate("2024-03-02") }),
      ("until", ["Bar", "Café"], { $0.until = LocalDate("2024-03-02") }),
      ("text of any case", ["Café"], { $0.search = "CAFÉ" }),
      ("pending", ["Bar"], { $0.isPending = true }),
      ("posted", ["Interest", "Café"], { $0.isPending = false }),
      ("at most", ["Interest"], { $0.limit = 1 }),
      ("removed", [], { $0.isRemoved = true }),
    ]
    for (sentence, names, change) in cases {
      var query = TransactionQuery(familyID: scenario.family.id)
      change(&query)
      try ContractBreach.unlessEqual(
        try await scenario.store.transactions(query).map(\.name), names, sentence)
    }
  }
}
