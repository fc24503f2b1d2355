import ArgumentParser
import Ledger
import Ports

/// `transfers pair`.
struct TransferPairing: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "pair",
    abstract: "Pair two entries that were not found by themselves.",
    discussion: """
      Money has to leave one account with one of them and to enter another account with the other. \
      Amounts and days may differ: a bank may keep a fee and take a week.

      Example: plaid-sync transfers pair 1204 1377
      """)

  @Argument(help: "An entry, as in `transactions`.")
  var one: Int64
  @Argument(help: "The other one.")
  var other: Int64
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let first = try await application.transaction(TransactionID(one), in: family)
    let second = try await application.transaction(TransactionID(other), in: family)
    let transfer = try await application.books.pairTransfer(first.id, second.id, in: family.id)
    try await context.show(transfer, as: "paired", of: family, application)
    return .done
  }
}
