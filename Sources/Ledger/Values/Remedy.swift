/// What would help against a failure: an idea with its facts, which the command line words as a
/// command.
///
/// A string literal is advice: `remedy: "free some space and try again"`. Advice never names a
/// command or an option of the program, since a library's user has neither.
public indirect enum Remedy: Hashable, Sendable {
  /// A sentence for what no command does: a setting, a file's mode, a question to a bank.
  case advice(String)

  // One thing after another.
  /// The first, and afterwards the second.
  case first(Remedy, then: Remedy)
  /// Whichever of the two fits.
  case either(Remedy, or: Remedy)
  /// The second only where the first does not help.
  case trying(Remedy, otherwise: Remedy)

  // Links to banks.
  /// Link the bank.
  case link
  /// Link under another key, and unlink the items whose tokens cannot be opened any more.
  case linkUnderNewKey
  /// Continue the link session that was interrupted.
  case resumeLink(allowingDuplicates: Bool = false)
  /// Let the user repair an item's link; before a day, if that is known.
  case relink(item: ItemID, before: LocalDate? = nil)
  /// End an item and keep its history; by force even where the provider does not confirm it.
  case unlink(item: ItemID, byForce: Bool = false)
  /// Continue old accounts as those of a new link.
  case rejoin(item: ItemID)

  // Syncs.
  /// Pull everything.
  case pull
  /// Pull one item.
  case pullItem(ItemID)
  /// Fetch everything of an item again.
  case pullFull(item: ItemID)
  /// Wait for the sync of another process.
  case waitForOtherSync
  /// Nothing is lost: try again later.
  case retryLater

  // The books.
  /// Look something up.
  case see(Listing)
  /// Look at one account with its valuations.
  case seeAccount(AccountID)
  /// Look at the syncs of one item.
  case seeSyncs(of: ItemID)
  /// Look for a transaction whose amount is wrong, up to a day.
  case findWrongAmount(until: LocalDate? = nil)
  /// Split a transaction into parts again.
  case split(TransactionID)
  /// Take a removed transaction back into the books.
  case restoreTransaction(TransactionID)
  /// End a transfer, so that its sides can be paired with others.
  case unpair(TransferID)
  /// Check every row against what is computed from scratch.
  case verify
  /// See which rows are wrong and compute everything again.
  case repairBooks
  /// Put a backup in the place of the database.
  case restoreBackup

  // The set-up.
  /// Write the configuration and create the database.
  case initialize
  /// Replace the configuration that exists.
  case replaceConfiguration
  /// Name another value of a setting.
  case choose(Choice)
  /// Name one of these families.
  case chooseFamily([String])
  /// Start the local sandbox.
  case startSandbox
  /// Have pulls run regularly, by another means.
  case schedule(Scheduler)
  /// Send a trial notice.
  case testNotices

  /// What can be looked up.
  public enum Listing: String, Hashable, Sendable, CaseIterable {
    case accounts, items, transactions, trades, transfers, holdings, categories, drift, quarantine
    case syncs
    /// The newest sync with everything below it.
    case newestSync = "newest_sync"
  }

  /// What can be named differently.
  public enum Choice: String, Hashable, Sendable, CaseIterable {
    case database, port
    case timeZone = "time_zone"
    /// A file that a backup was written to.
    case backup
  }

  /// What runs a pull regularly.
  public enum Scheduler: String, Hashable, Sendable, CaseIterable {
    case cron, systemd
    /// A line that the user puts into the crontab.
    case crontabLine = "crontab_line"
  }
}

extension Remedy: ExpressibleByStringInterpolation {
  /// Advice.
  public init(stringLiteral text: String) { self = .advice(text) }
}
