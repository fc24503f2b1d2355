import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `categories`.
struct CategoryListCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "categories",
    abstract: "List the categories that are in use, and where they come from.",
    discussion: """
      FROM is plaid for a category in the bank's data, map for your own name for it (from \
      categories.json, next to the configuration), rule, or user for one that you set by hand.

      Example: plaid-sync categories
      """)

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let uses = try await application.ledger(of: family).categories(of: family.id)
    try context.show(JSONOutput.document("categories", uses.map(JSONOutput.category))) { terminal in
      guard !uses.isEmpty else { return "no transactions\n" }
      var table = Table([.text("CATEGORY"), .fixed("FROM"), .number("TRANSACTIONS")])
      for use in uses {
        table.add([use.category ?? "(none)", use.origin?.rawValue ?? "", "\(use.count)"])
      }
      return table.text(on: terminal)
    }
  }
}
