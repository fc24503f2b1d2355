import ArgumentParser

/// `transfers …`.
struct TransferGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfers",
    abstract: "See and decide what moved between your own accounts.",
    discussion: """
      After each sync, what leaves one account and enters another within four days is paired, where \
      there is no doubt. Paired entries are neither spending nor income.

      Example: plaid-sync transfers --since 2025-05-01
      """,
    subcommands: [
      TransferList.self, TransferConfirm.self, TransferReject.self, TransferPairing.self,
      TransferUnpair.self,
    ],
    defaultSubcommand: TransferList.self)
}
