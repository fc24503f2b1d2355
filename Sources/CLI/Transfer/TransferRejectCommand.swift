import ArgumentParser
import PlaidSyncLedger
import PlaidSyncPorts

/// `transfers reject`.
struct TransferRejectCommand: ContextCommand {
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

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let transfer = try await application.books.rejectTransfer(TransferID(id), in: family.id)
    try await context.show(transfer, as: "rejected", of: family, application)
    return .done
  }
}
