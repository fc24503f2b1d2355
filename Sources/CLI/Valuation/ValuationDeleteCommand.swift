import ArgumentParser
import PlaidSyncJSON
import PlaidSyncLedger

/// `valuation delete`.
struct ValuationDeleteCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete a valuation.",
    discussion: "Example: plaid-sync valuation delete house --date 2025-01-01")

  @Argument(
    help: "The account: its id, or a unique part of its name.", completion: .accounts)
  var account: String

  @Option(help: ArgumentHelp("The day.", valueName: "date"), transform: Reading.date)
  var date: LocalDate

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let account = try await application.account(matching: account, in: family)
    let (_, recomputations) = try await application.recomputing(family, account.id) {
      try await application.books.deleteValuation(of: account.id, on: date)
    }
    return try context.confirm(
      [("account", .id(account.id)), ("date", .text(date))], recomputations
    ) { _ in "deleted the valuation of \(account.name) on \(date)\n" }
  }
}
