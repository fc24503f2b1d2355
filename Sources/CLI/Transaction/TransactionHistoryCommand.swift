import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `transaction history`.
struct TransactionHistoryCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what changed when, by which sync or by you, oldest first.",
    discussion: """
      The bank's changes are listed even if your own value hides them. `syncs --tree ID` shows the \
      sync that made a change.

      Example: plaid-sync transaction history 1204
      """)

  @OptionGroup var transaction: TransactionArgument
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let transaction = try await transaction.find(in: family, application)
    let changes = try await application.ledger(of: family).history(of: transaction.id)
    try context.show(
      JSONOutput.document([
        ("transaction", .id(transaction.id)),
        ("history", .array(changes.map { JSONOutput.change($0, source: transaction.source) })),
      ])
    ) { HistoryTable.text(changes, of: transaction, on: $0) }
  }
}
