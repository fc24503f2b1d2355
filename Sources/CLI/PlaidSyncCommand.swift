import ArgumentParser
import PlaidSync

/// The root of all commands.
struct PlaidSyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plaid-sync",
    abstract: "Your bank data on your own machine.",
    discussion: """
      Every transaction once, a balance for every day. Amounts have Plaid's sign: positive means \
      that money leaves the account.

      Begin with `plaid-sync init`, then `link`, then `pull` from cron. Without any account: \
      `plaid-sync sandbox serve`.
      """,
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: "Set up:",
        subcommands: [InitCommand.self, LinkCommand.self, RelinkCommand.self, RejoinCommand.self, UnlinkCommand.self, SandboxCommand.self]),
      CommandGroup(
        name: "Sync:",
        subcommands: [
          PullCommand.self, StatusCommand.self, ItemsCommand.self, SyncsCommand.self, UsageCommand.self, CronCommand.self,
          NotifyCommand.self,
        ]),
      CommandGroup(
        name: "Look:",
        subcommands: [
          AccountListCommand.self, TransactionListCommand.self, TransactionCommand.self, BalanceListCommand.self,
          ExplainCommand.self, DriftCommand.self, HoldingsCommand.self, LiabilitiesCommand.self, NetWorthCommand.self,
          CashFlowCommand.self, SpendingCommand.self, TransferCommand.self, CategoryListCommand.self, RuleCommand.self,
        ]),
      CommandGroup(
        name: "Edit:",
        subcommands: [
          AccountCommand.self, EntryAliasCommand.self, ValuationCommand.self, RateCommand.self, PriceCommand.self,
        ]),
      CommandGroup(
        name: "Mend:",
        subcommands: [
          DoctorCommand.self, VerifyCommand.self, RepairCommand.self, QuarantineCommand.self, BackupCommand.self,
          RestoreCommand.self, KeyCommand.self,
        ]),
    ])
}
