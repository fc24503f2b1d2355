import ArgumentParser

/// `transfers …`.
struct TransferCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfers",
    abstract: "See and decide what moved between your own accounts.",
    discussion: """
      After each sync, what leaves one account and enters another within four days is paired, where \
      there is no doubt. Paired entries are neither spending nor income.

      Example: plaid-sync transfers --since 2025-05-01
      """,
    subcommands: [
      TransferListCommand.self, TransferConfirmCommand.self, TransferRejectCommand.self, TransferPairCommand.self,
      TransferUnpairCommand.self,
    ],
    defaultSubcommand: TransferListCommand.self)
}
