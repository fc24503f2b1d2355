/// What the user can do about a failure or a warning, independent of any user interface.
///
/// ``description`` is plain English. A program with commands or buttons of its own switches over
/// the cases instead; it needs a `default`, because later versions may add cases.
///
/// A string literal is advice: `"free some space and try again"`. Advice never names a command or
/// an option of the command line, because users of the library have neither.
public indirect enum Remedy: Hashable, Sendable {
  /// A sentence for what no command can do: a setting, a file's mode, a question to a bank.
  case advice(String)

  // Combinations.
  /// Do the first, then the second.
  case first(Remedy, then: Remedy)
  /// Do whichever of the two applies.
  case either(Remedy, or: Remedy)
  /// Do the second only if the first does not help.
  case trying(Remedy, otherwise: Remedy)

  // Links to banks.
  /// Link the bank.
  case link
  /// Link under another key, and unlink the items whose tokens can no longer be opened.
  case linkUnderNewKey
  /// Resume the link session that was interrupted.
  case resumeLink(allowingDuplicates: Bool = false)
  /// Let the user repair an item's link by logging in again, before a given day if one is known.
  case relink(item: ItemID, before: LocalDate? = nil)
  /// End an item and keep its history; if forced, even if the provider does not confirm it.
  case unlink(item: ItemID, byForce: Bool = false)
  /// Merge the accounts of an earlier link with those of a new one, the given item.
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
  /// Try again later; nothing was lost.
  case retryLater

  // The books.
  /// Look something up.
  case see(Listing)
  /// View one account with its valuations.
  case seeAccount(AccountID)
  /// View the syncs of one item.
  case seeSyncs(of: ItemID)
  /// Find a transaction with a wrong amount, dated up to a given day if one is known.
  case findWrongAmount(until: LocalDate? = nil)
  /// Split a transaction into parts again.
  case split(TransactionID)
  /// Restore a removed transaction to the books.
  case restoreTransaction(TransactionID)
  /// End a transfer, so that its sides can be matched with other entries.
  case unpair(TransferID)
  /// Compare every row with a computation from scratch.
  case verify
  /// Find out which rows are wrong, then compute everything again.
  case repairBooks
  /// Replace the database with a backup.
  case restoreBackup

  // Setup.
  /// Write a configuration and create a database.
  case initialize
  /// Replace the existing configuration.
  case replaceConfiguration
  /// Choose another value for a setting.
  case choose(Choice)
  /// Choose one of these families.
  case chooseFamily([String])
  /// Start the local sandbox.
  case startSandbox
  /// Schedule pulls in another way.
  case schedule(Scheduler)
  /// Send a trial notice.
  case testNotices

  /// A list that the user can view.
  public enum Listing: String, Hashable, Sendable, CaseIterable {
    case accounts, items, transactions, trades, transfers, holdings, categories, drift, quarantine
    case syncs
    /// The newest sync with all its children.
    case newestSync = "newest_sync"
  }

  /// A setting for which another value can be chosen.
  public enum Choice: String, Hashable, Sendable, CaseIterable {
    case database, port
    case timeZone = "time_zone"
    /// A file that was created as a backup.
    case backup
  }

  /// A means of running pulls regularly.
  public enum Scheduler: String, Hashable, Sendable, CaseIterable {
    case cron, systemd
    /// A line that the user adds to the crontab.
    case crontabLine = "crontab_line"
  }
}

extension Remedy: ExpressibleByStringInterpolation {
  /// Creates advice.
  public init(stringLiteral text: String) { self = .advice(text) }
}
