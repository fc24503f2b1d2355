import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `pull`.
struct PullCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "pull",
    abstract: "Fetch what is new and bring all balances up to date.",
    discussion: """
      Syncs only the days since the last pull. If it is interrupted or run twice, nothing is lost \
      or duplicated. Without --item, all items and manual accounts are synced.

      Example, for cron: plaid-sync pull --quiet
      """)

  @Option(
    name: .customLong("item"), parsing: .singleValue,
    help: ArgumentHelp("Only this item; may be repeated.", valueName: "item"), completion: .items)
  var items: [String] = []

  @Flag(help: "Fetch and compute everything again, not only what is new.")
  var full = false

  @Flag(help: "Ask the banks for fresh balances, which Plaid bills.")
  var live = false

  @Flag(help: "Pull into a copy of the database and show what would change.")
  var dryRun = false

  @Flag(help: "Wait for another running pull instead of giving up.")
  var wait = false

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    var named: [ItemID] = []
    for text in items {
      let item = try await application.item(matching: text, in: family)
      if !named.contains(item.id) { named.append(item.id) }
    }
    var run = PullRun(application: application, family: family, context: context)
    run.isFull = full
    run.isLive = live
    run.isDryRun = dryRun
    run.waits = wait
    try await run.run(items: named.isEmpty ? nil : named)
  }
}
