import ArgumentParser
import Ledger
import Ports

/// `transfers pair`.
struct TransferPairCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "pair",
    abstract: "Pair two entries that were not found by themselves.",
    discussion: """
      Money has to leave one account with one of them and to enter another account with the other. \
      Amounts and days may differ: a bank may keep a fee and take a week. Of the trades of investment \
      accounts those can be paired that bring money or take it.

      Example: plaid-sync transfers pair 1204 1377
      or:      plaid-sync transfers pair 1204 t17
      """)

  @Argument(
    help: "An entry: a number as in `transactions`, or t and that of a trade, as in `explain`.",
    transform: Reading.entry)
  var one: EntryID
  @Argument(help: "The other one.", transform: Reading.entry)
  var other: EntryID
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    // One of another family is not there.
    for case .transaction(let id) in [one, other] {
      _ = try await application.transaction(id, in: family)
    }
    let transfer = try await application.books.pairTransfer(one, other, in: family.id)
    try await context.show(transfer, as: "paired", of: family, application)
    return .done
  }
}
