import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `transfers reject`.
struct TransferRejectCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject",
    abstract: "Record that a pair does not belong together.",
    discussion: """
      The rejection is remembered, and the entries can be paired with others. `transfers pair` \
      undoes it.

      Example: plaid-sync transfers reject 12
      """)

  @Argument(help: "The transfer's number, as in `transfers`.")
  var id: Int64
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let transfer = try await application.ledger(of: family).rejectTransfer(
      TransferID(id), in: family.id)
    try await context.show(transfer, as: "rejected", of: family, application)
  }
}
