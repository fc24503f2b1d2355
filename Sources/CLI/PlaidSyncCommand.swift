import ArgumentParser
import PlaidSync

/// The root command, with the groups of subcommands that its help shows.
struct PlaidSyncCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plaid-sync",
    abstract: "Your bank data on your own machine.",
    discussion: """
      Keeps every transaction once and a balance for every day. Amounts carry Plaid's sign: a \
      positive amount leaves the account.

      Start with `plaid-sync init`, then `link`, then run `pull` from cron. To try it without a \
      bank account, run `plaid-sync sandbox serve`.
      """,
    version: "plaid-sync \(BuildInformation.current)",
    groupedSubcommands: [
      CommandGroup(
        name: "Set up:",
        subcommands: [
          InitCommand.self, LinkCommand.self, RelinkCommand.self, RejoinCommand.self,
          UnlinkCommand.self, SandboxCommand.self,
        ]),
      CommandGroup(
        name: "Sync:",
        subcommands: [
          PullCommand.self, StatusCommand.self, ItemsCommand.self, SyncsCommand.self,
          UsageCommand.self, CronCommand.self,
          NotifyCommand.self,
        ]),
      CommandGroup(
        name: "Inspect:",
        subcommands: [
          AccountListCommand.self, TransactionListCommand.self, TransactionCommand.self,
          BalanceListCommand.self,
          ExplainCommand.self, DriftCommand.self, HoldingsCommand.self, LiabilitiesCommand.self,
          NetWorthCommand.self,
          CashFlowCommand.self, SpendingCommand.self, TransferCommand.self,
          CategoryListCommand.self, RuleCommand.self,
        ]),
      CommandGroup(
        name: "Edit:",
        subcommands: [
          AccountCommand.self, EntryAliasCommand.self, ValuationCommand.self, RateCommand.self,
          PriceCommand.self,
        ]),
      CommandGroup(
        name: "Maintain:",
        subcommands: [
          DoctorCommand.self, VerifyCommand.self, RepairCommand.self, QuarantineCommand.self,
          BackupCommand.self,
          RestoreCommand.self, KeyCommand.self,
        ]),
    ])
}

/// `account …`.
struct AccountCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Show, add, edit, close and convert accounts.",
    subcommands: [
      AccountShowCommand.self, AccountAddCommand.self, AccountEditCommand.self,
      AccountCloseCommand.self,
      AccountConvertCommand.self,
    ])
}

/// `cron …`.
struct CronCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cron",
    abstract: "Run pulls automatically, from cron or a systemd timer.",
    subcommands: [CronPrintCommand.self, CronInstallCommand.self, CronRemoveCommand.self])
}

/// `drift …`.
struct DriftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "List and accept differences between the bank and the books.",
    discussion: """
      Example: plaid-sync drift --since 2025-05-01 || echo "check the books"
      """,
    subcommands: [DriftListCommand.self, DriftAcceptCommand.self],
    defaultSubcommand: DriftListCommand.self)
}

/// `entry …`, the former name of `transaction …`: hidden, so that existing scripts keep working.
struct EntryAliasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry",
    abstract: "Add, edit, split and delete transactions: now `transaction …`.",
    shouldDisplay: false,
    subcommands: [
      TransactionAddCommand.self, TransactionEditCommand.self, TransactionSplitCommand.self,
      TransactionDeleteCommand.self,
    ])
}

/// `key …`.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Manage the key that seals the access tokens.",
    subcommands: [KeyRotateCommand.self])
}

/// `notify …`.
struct NotifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify",
    abstract: "Send a notice when an item breaks, needs its user, recovers or is about to expire.",
    discussion: """
      Every pull reports changes through the hooks under "notify" in the configuration: a program, \
      a webhook or an email address. Each change is reported once; if a hook fails, the next pull \
      tries again.
      """,
    subcommands: [NotifyTestCommand.self])
}

/// `prices …`.
struct PriceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "List and set the closing prices of securities.",
    discussion: """
      A closing price takes precedence over the price of a trade or of a list of holdings on the \
      same day. A day without a price has the price of the day before.

      Example: plaid-sync prices import prices.csv
      """,
    subcommands: [
      PriceListCommand.self, PriceSetCommand.self, PriceImportCommand.self, PriceUpdateCommand.self,
    ],
    defaultSubcommand: PriceListCommand.self)
}

/// `quarantine …`.
struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "Show and retry elements that a bank sent but that could not be imported.",
    discussion: """
      A bad element does not stop the others: it is kept here exactly as the bank sent it. It is \
      removed automatically when the bank sends a version that can be imported.
      """,
    subcommands: [
      QuarantineListCommand.self, QuarantineShowCommand.self, QuarantineRetryCommand.self,
    ])
}

/// `rates …`.
struct RateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "List and set exchange rates.",
    discussion: """
      Entries, holdings and totals in another currency are converted at the rate of their day or, \
      without one, at the latest rate of the five days before it.

      Example: plaid-sync rates import rates.csv
      """,
    subcommands: [
      RateListCommand.self, RateSetCommand.self, RateImportCommand.self, RateUpdateCommand.self,
    ],
    defaultSubcommand: RateListCommand.self)
}

/// `rules …`.
struct RuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Name, categorize and tag transactions automatically with rules.",
    discussion: """
      Rules are read from rules.json, next to the configuration. Each pull applies them to \
      transactions that are new or have changed; `rules apply` applies them to all. A value that \
      you set by hand takes precedence over a rule's, and a rule's over the bank's. After a rule \
      is removed, `rules apply` removes the values that it gave.

      Example: plaid-sync rules apply --dry-run
      """,
    subcommands: [RuleListCommand.self, RuleCheckCommand.self, RuleApplyCommand.self],
    defaultSubcommand: RuleListCommand.self)
}

/// `transaction …`.
struct TransactionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transaction",
    abstract: "Show, add, edit, split and delete transactions.",
    subcommands: [
      TransactionShowCommand.self, TransactionHistoryCommand.self, TransactionAddCommand.self,
      TransactionEditCommand.self, TransactionSplitCommand.self, TransactionDeleteCommand.self,
    ])
}

/// `transfers …`.
struct TransferCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transfers",
    abstract: "List, confirm and reject transfers between your own accounts.",
    discussion: """
      After each sync, an amount that leaves one account and enters another within five days is \
      paired if categories or texts leave no doubt. Paired entries count as neither spending nor income.

      Example: plaid-sync transfers --since 2025-05-01
      """,
    subcommands: [
      TransferListCommand.self, TransferConfirmCommand.self, TransferRejectCommand.self,
      TransferPairCommand.self,
      TransferUnpairCommand.self,
    ],
    defaultSubcommand: TransferListCommand.self)
}

/// `valuation …`.
struct ValuationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valuation",
    abstract: "Record what an account was worth at the end of a day.",
    subcommands: [ValuationSetCommand.self, ValuationDeleteCommand.self])
}

/// `sandbox …`.
struct SandboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Run a local Plaid Sandbox.",
    subcommands: [SandboxServeCommand.self])
}
