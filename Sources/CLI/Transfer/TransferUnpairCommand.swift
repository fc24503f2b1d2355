import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `transfers unpair`.
struct TransferUnpairCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "unpair",
    abstract: "Separate a pair that was matched automatically or made by you.",
    discussion: """
      The two are not paired automatically again: the effect is the same as that of `transfers \
      reject`.

      Example: plaid-sync transfers unpair 12
      """)

  @Argument(help: "The transfer's number, as in `transfers`.")
  var id: Int64
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    var query = TransferQuery(familyID: family.id)
    query.transferID = TransferID(id)
    let state = try await application.ledger(of: family).transfers(query).first?.state
    if state == .unclear || state == .rejected {
      throw Failure(
        .usage, "the entries of transfer \(id) are not paired",
        remedy: .either(
          .see(.transfers), or: "reject it with \(RemedyText.command("transfers reject \(id)"))"))
    }
    let transfer = try await application.ledger(of: family).rejectTransfer(
      TransferID(id), in: family.id)
    try await context.show(transfer, as: "unpaired", of: family, application)
  }
}
