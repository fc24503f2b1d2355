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
    version: "plaid-sync \(BuildInformation.current)",
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

/// `account …`.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Show, add, edit and close single accounts.",
    subcommands: [
      AccountShowCommand.self, AccountAddCommand.self, AccountEditCommand.self, AccountCloseCommand.self,
      AccountConvertCommand.self,
    ])
}

/// `cron …`.
struct CronCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cron",
    abstract: "Let pulls run by themselves, from cron or a systemd timer.",
    subcommands: [CronPrintCommand.self, CronInstallCommand.self, CronRemoveCommand.self])
}

/// `drift …`.
struct DriftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "See and accept differences between the bank and the books.",
    discussion: """
      Example: plaid-sync drift --since 2025-05-01 || echo "look at the books"
      """,
    subcommands: [DriftListCommand.self, DriftAcceptCommand.self], defaultSubcommand: DriftListCommand.self)
}

/// `entry …`.
struct EntryAliasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry",
    abstract: "Add, edit and delete transactions.",
    subcommands: [TransactionAddCommand.self, TransactionEditCommand.self, TransactionDeleteCommand.self, TransactionSplitCommand.self])
}

/// `key …`.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Look after the key that seals the access tokens.",
    subcommands: [KeyRotateCommand.self])
}

/// `notify …`.
struct NotifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify",
    abstract: "Tell somebody when an item breaks, needs its user, recovers or is about to expire.",
    discussion: """
      Every pull tells of changes through the hooks under "notify" in the configuration: a program, \
      a webhook, a mail. Each change is told once; what could not be told is tried again.
      """,
    subcommands: [NotifyTestCommand.self])
}

/// `prices …`.
struct PriceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "State what securities are worth.",
    discussion: """
      A close of a day goes before the price of a trade or of a list of holdings of that day; days \
      without any have the price of the day before.

      Example: plaid-sync prices import closes.csv
      """,
    subcommands: [PriceListCommand.self, PriceSetCommand.self, PriceImportCommand.self, PriceUpdateCommand.self],
    defaultSubcommand: PriceListCommand.self)
}

/// `quarantine …`.
struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "See and retry what a bank sent and could not be imported.",
    discussion: """
      One bad element does not stop the others: it is kept here as it came. It goes by itself when \
      the bank sends it again in good order.
      """,
    subcommands: [QuarantineListCommand.self, QuarantineShowCommand.self, QuarantineRetryCommand.self])
}

/// `rates …`.
struct RateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "State what foreign money is worth.",
    discussion: """
      Entries, holdings and totals in another currency are converted by the rate of their day, or of \
      one of the five days before it.

      Example: plaid-sync rates import rates.csv
      """,
    subcommands: [RateListCommand.self, RateSetCommand.self, RateImportCommand.self, RateUpdateCommand.self],
    defaultSubcommand: RateListCommand.self)
}

/// `rules …`.
struct RuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Rules that name, sort and tag transactions by themselves.",
    discussion: """
      They stand in rules.json beside the configuration. Each pull applies them to what is new or has \
      changed; `rules apply` to the past too. What you set by hand goes before what a rule gives, \
      and that before what the bank sends; a rule that is gone takes its values with it.

      Example: plaid-sync rules apply --dry-run
      """,
    subcommands: [RuleListCommand.self, RuleCheckCommand.self, RuleApplyCommand.self],
    defaultSubcommand: RuleListCommand.self)
}

/// `transaction …`.
struct TransactionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transaction",
    abstract: "One transaction, and what happened to it.",
    subcommands: [TransactionShowCommand.self, TransactionHistoryCommand.self])
}

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

/// `valuation …`.
struct ValuationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valuation",
    abstract: "State what an account was worth at the end of a day.",
    subcommands: [ValuationSetCommand.self, ValuationDeleteCommand.self])
}

/// `sandbox …`.
struct SandboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Play Plaid on this machine.",
    subcommands: [SandboxServeCommand.self])
}
