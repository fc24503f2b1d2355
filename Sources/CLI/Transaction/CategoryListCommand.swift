import ArgumentParser
import Ledger
import PlaidSync

/// `categories`.
struct CategoryListCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "categories",
    abstract: "List the categories that are in use, and where they come from.",
    discussion: """
      From: plaid, what the bank's data came with; map, your own name for that, from categories.json \
      beside the configuration; rule; user, what you set by hand.

      Example: plaid-sync categories
      """)

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let uses = try await application.books.categories(of: family.id)
    try context.show(JSONOutput.document("categories", uses.map(JSONOutput.category))) { terminal in
      guard !uses.isEmpty else { return "no transactions\n" }
      var table = Table([.text("CATEGORY"), .fixed("FROM"), .number("TRANSACTIONS")])
      for use in uses {
        table.add([use.category ?? "(none)", use.origin?.rawValue ?? "", "\(use.count)"])
      }
      return table.text(on: terminal)
    }
    return .done
  }
}
