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
        subcommands: [Init.self, Link.self, Relink.self, Rejoin.self, Unlink.self, Sandbox.self]),
      CommandGroup(
        name: "Sync:",
        subcommands: [
          Pull.self, Status.self, Items.self, Syncs.self, Usage.self, CronGroup.self,
          NotifyGroup.self,
        ]),
      CommandGroup(
        name: "Look:",
        subcommands: [
          AccountList.self, TransactionList.self, TransactionGroup.self, BalanceList.self,
          Explain.self, DriftGroup.self, Holdings.self, Liabilities.self, NetWorthReport.self,
          CashFlow.self, Spending.self, TransferGroup.self, CategoryList.self, RuleGroup.self,
        ]),
      CommandGroup(
        name: "Edit:",
        subcommands: [
          AccountGroup.self, EntryGroup.self, ValuationGroup.self, RateGroup.self, PriceGroup.self,
        ]),
      CommandGroup(
        name: "Mend:",
        subcommands: [
          DoctorCommand.self, Verify.self, Repair.self, QuarantineGroup.self, Backup.self,
          Restore.self, KeyGroup.self,
        ]),
    ])
}
