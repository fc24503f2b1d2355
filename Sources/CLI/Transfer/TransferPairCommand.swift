import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `transfers pair`.
struct TransferPairCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "pair",
    abstract: "Pair two entries that were not paired automatically.",
    discussion: """
      One of them must take money out of an account, and the other must bring money into another \
      account. Amounts and days may differ, because a bank may keep a fee and take a week. In \
      investment accounts, trades that bring or take money can be paired.

      Example: plaid-sync transfers pair 1204 1377
      or:      plaid-sync transfers pair 1204 t17
      """)

  @Argument(
    help: "An entry: a transaction's number, as in `transactions`, or a trade's, as in `explain`.",
    transform: OptionParsing.entry)
  var one: EntryID
  @Argument(help: "The other entry.", transform: OptionParsing.entry)
  var other: EntryID
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    // A transaction of another family counts as not found.
    for case .transaction(let id) in [one, other] {
      _ = try await application.transaction(id, in: family)
    }
    let transfer = try await application.ledger(of: family).pairTransfer(one, other, in: family.id)
    try await context.show(transfer, as: "paired", of: family, application)
  }
}
