import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `transaction history`.
struct TransactionHistoryCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what changed when, by which sync or by you, oldest first.",
    discussion: """
      The bank's changes are listed even if your own value hides them. `syncs --tree ID` shows the \
      sync that made a change.

      Example: plaid-sync transaction history 1204
      """)

  @Argument(help: "The transaction's id, as in `transactions`.")
  var id: Int64
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let transaction = try await application.transaction(TransactionID(id), in: family)
    let changes = try await application.books.history(of: transaction.id)
    try context.show(
      JSONOutput.document([
        ("transaction", .id(transaction.id)),
        ("history", .array(changes.map { JSONOutput.change($0, source: transaction.source) })),
      ])
    ) { HistoryTable.text(changes, of: transaction, on: $0) }
    return .done
  }
}
