import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `valuation delete`.
struct ValuationDeleteCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete a valuation.",
    discussion: "Example: plaid-sync valuation delete house --date 2025-01-01")

  @OptionGroup var account: AccountArgument

  @Option(help: ArgumentHelp("The day.", valueName: "date"), transform: OptionParsing.date)
  var date: LocalDate

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let account = try await account.find(in: family, application)
    let (_, recomputations) = try await application.recomputing(family, account.id) {
      try await application.ledger(of: family).deleteValuation(of: account.id, on: date)
    }
    try context.confirm(
      [("account", .id(account.id)), ("date", .text(date))], recomputations
    ) { _ in "deleted the valuation of \(account.name) on \(date)\n" }
  }
}
