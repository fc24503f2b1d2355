extension Remedy: CustomStringConvertible {
  /// The remedy in plain words, for programs without a command line.
  public var description: String {
    switch self {
    case .advice(let text): text
    case .first(let first, let next): "\(first), then \(next)"
    case .either(let one, let other): "\(one), or \(other)"
    case .trying(let first, let last): "\(first); failing that, \(last)"
    case .link: "link the bank"
    case .linkUnderNewKey:
      "link under a new key and unlink the items whose tokens cannot be opened"
    case .resumeLink(let isDuplicate):
      "resume the link session" + (isDuplicate ? " and allow the duplicate" : "")
    case .relink(let item, let day):
      "relink item \(item)" + (day.map { " before \($0)" } ?? "")
    case .unlink(let item, let isForced): "unlink item \(item)" + (isForced ? " by force" : "")
    case .rejoin(let item): "rejoin the accounts of item \(item)"
    case .pull: "pull"
    case .pullItem(let item): "pull item \(item)"
    case .pullFull(let item): "fetch everything of item \(item) again"
    case .waitForOtherSync: "wait for the other sync, or try again later"
    case .retryLater: "try again later; nothing was lost"
    case .see(let listing): "see \(listing)"
    case .seeAccount(let id): "see account \(id)"
    case .seeSyncs(let item): "see the syncs of item \(item)"
    case .findWrongAmount(let day):
      "look for a wrong amount" + (day.map { " on or before \($0)" } ?? "")
    case .split(let id): "split transaction \(id) again"
    case .restoreTransaction(let id): "restore transaction \(id)"
    case .unpair(let id): "end transfer \(id)"
    case .verify: "verify the books"
    case .repairBooks: "verify the books, then repair them and pull"
    case .restoreBackup: "restore the database from a backup"
    case .initialize: "set up a configuration and a database"
    case .replaceConfiguration: "replace it"
    case .choose(let choice): "choose \(choice)"
    case .chooseFamily(let names): "choose a family: \(names.joined(separator: ", "))"
    case .startSandbox: "start the local sandbox, then try again"
    case .schedule(let scheduler): "use \(scheduler)"
    case .testNotices: "send a trial notice"
    }
  }
}

extension Remedy.Listing: CustomStringConvertible {
  /// The list in plain words, as an object: "the accounts".
  public var description: String {
    switch self {
    case .accounts: "the accounts"
    case .items: "the items"
    case .transactions: "the transactions"
    case .trades: "the trades"
    case .transfers: "the transfers"
    case .holdings: "the holdings"
    case .categories: "the categories"
    case .drift: "the differences between bank and books"
    case .quarantine: "the elements in quarantine"
    case .syncs: "the syncs"
    case .newestSync: "the newest sync"
    }
  }
}

extension Remedy.Choice: CustomStringConvertible {
  /// A valid choice in plain words, as an object: "another database".
  public var description: String {
    switch self {
    case .database: "another database"
    case .port: "another port, or 0 for any free one"
    case .timeZone: "an IANA time zone such as Europe/Berlin"
    case .backup: "a file that was written as a backup"
    }
  }
}

extension Remedy.Scheduler: CustomStringConvertible {
  /// The means in plain words, as an object: "a systemd timer".
  public var description: String {
    switch self {
    case .cron: "cron"
    case .systemd: "a systemd timer"
    case .crontabLine: "a line in the crontab, added by hand"
    }
  }
}
