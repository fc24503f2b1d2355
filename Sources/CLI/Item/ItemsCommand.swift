import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `items`.
struct ItemsCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "items",
    abstract: "List the items: each is one login at one bank.",
    discussion: "Example: plaid-sync items --all")

  @Flag(help: "Show unlinked items too.")
  var all = false
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let items = try await application.ledger(of: family).items(
      of: family.id, includingUnlinked: all)
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    let now = application.world.now()
    let today = try application.today(of: family)
    let warnings = items.flatMap {
      $0.warnings(at: now, on: today, application.configuration.warningThresholds)
    }.map(RemedyText.text)
    try context.show(
      JSONOutput.document(
        "items", items.map { JSONOutput.item($0, accounts: accounts) }, warnings: warnings)
    ) { ItemTable.text(items, accounts: accounts, on: $0) }
    context.warn(warnings)
  }
}
