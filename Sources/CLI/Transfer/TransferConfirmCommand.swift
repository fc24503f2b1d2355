import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `transfers confirm`.
struct TransferConfirmCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm",
    abstract: "Confirm permanently that a pair belongs together.",
    discussion: "Example: plaid-sync transfers confirm 12")

  @Argument(help: "The transfer's number, as in `transfers`.")
  var id: Int64
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let transfer = try await application.ledger(of: family).confirmTransfer(
      TransferID(id), in: family.id)
    try await context.show(transfer, as: "confirmed", of: family, application)
  }
}

extension CommandContext {
  /// Shows one transfer after a decision.
  func show(
    _ transfer: Transfer, as verb: String, of family: Family, _ application: Application
  ) async throws {
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    try confirm(JSONOutput.document([("transfer", JSONOutput.transfer(transfer))])) {
      "\(verb) transfer \(transfer.id)\n\n"
        + TransferTable.text([transfer], accounts: accounts, on: $0)
    }
  }
}
