import PlaidSync
import PlaidSyncLedger

/// Remedies and commands as text: the only place that words commands for the terminal.
enum RemedyText {
  /// A remedy as a clause, such as "run `plaid-sync relink 3`".
  static func text(_ remedy: Remedy) -> String {
    // Among other clauses the reassurance would only distract.
    if remedy == .retryLater { return "try again later; nothing was lost" }
    return clause(remedy)
  }

  /// A warning, with its remedy in parentheses.
  static func text(_ warning: Warning) -> String {
    warning.message + (warning.remedy.map { " (\(text($0)))" } ?? "")
  }

  /// A command of this program inside a sentence: `` `plaid-sync accounts` ``.
  static func command(_ words: String) -> String { "`plaid-sync \(words)`" }

  /// What to do about books without accounts.
  static let addAccounts = "\(text(.link)) or \(command("account add"))"

  private static func run(_ words: String) -> String { "run \(command(words))" }

  private static func clause(_ remedy: Remedy) -> String {
    switch remedy {
    case .advice(let text): text
    case .first(let first, let next): "\(clause(first)), then \(clause(next))"
    case .either(let one, let other): "\(clause(one)), or \(clause(other))"
    case .trying(let first, let last): "\(clause(first)); failing that, \(clause(last))"
    case .link: run("link")
    case .linkUnderNewKey:
      "\(run("link --new-key")) and unlink the items whose tokens cannot be opened any more"
    case .resumeLink(let isDuplicate):
      isDuplicate
        ? "link it anyway with \(command("link --resume --allow-duplicate"))" : run("link --resume")
    case .relink(let item, let day):
      run("relink \(item)") + (day.map { " before \($0)" } ?? "")
    case .unlink(let item, let isForced):
      isForced
        ? "remove it here with \(command("unlink --force \(item)"))"
        : "\(run("unlink \(item)")), which keeps the history"
    case .rejoin(let item): run("rejoin \(item)")
    case .pull: run("pull")
    case .pullItem(let item): run("pull --item \(item)")
    case .pullFull(let item): "\(run("pull --full --item \(item)")) to fetch everything again"
    case .waitForOtherSync: "wait for it with \(command("pull --wait")), or try again later"
    case .retryLater: "try again later"
    case .see(let listing): "see \(command(words(for: listing)))"
    case .seeAccount(let id): "see \(command("account show \(id)"))"
    case .seeSyncs(let item): "see \(command("syncs --item \(item)"))"
    case .findWrongAmount(let day):
      "look for a wrong amount with "
        + command("transactions" + (day.map { " --until \($0)" } ?? ""))
    case .split(let id): run("transaction split \(id) --part AMOUNT --part AMOUNT")
    case .restoreTransaction(let id):
      "restore it with \(command("transaction edit \(id) --restore"))"
    case .unpair(let id): "unpair that one first with \(command("transfers unpair \(id)"))"
    case .verify: run("verify")
    case .repairBooks:
      "see \(command("verify")), then \(run("repair --all")) and \(command("pull"))"
    case .restoreBackup: "restore the database from a backup with \(command("restore"))"
    case .initialize: run("init")
    case .replaceConfiguration: "replace it with \(command("init --force"))"
    case .choose(let choice): words(for: choice)
    case .chooseFamily(let names):
      "name one with --family: " + names.map(quoted).joined(separator: ", ")
    case .startSandbox:
      "start it with \(command("sandbox serve")), then try again; the books are unchanged"
    case .schedule(let scheduler): words(for: scheduler)
    case .testNotices: run("notify test")
    }
  }

  private static func words(for listing: Remedy.Listing) -> String {
    switch listing {
    case .accounts: "accounts"
    case .items: "items"
    case .transactions: "transactions"
    case .trades: "explain ACCOUNT DATE"
    case .transfers: "transfers"
    case .holdings: "holdings"
    case .categories: "categories"
    case .drift: "drift"
    case .quarantine: "quarantine list"
    case .syncs: "syncs"
    case .newestSync: "syncs --tree last"
    }
  }

  private static func words(for choice: Remedy.Choice) -> String {
    switch choice {
    case .database: "name another file with --db"
    case .port: "choose another with --port (0: any free one)"
    case .timeZone: "name an IANA zone, such as --time-zone Europe/Berlin"
    case .backup: "name a file that \(command("backup")) wrote; nothing was changed"
    }
  }

  private static func words(for scheduler: Remedy.Scheduler) -> String {
    switch scheduler {
    case .cron: "use cron: \(command("cron install"))"
    case .systemd: "use --systemd"
    case .crontabLine: "add the line that \(command("cron print")) prints with `crontab -e`"
    }
  }

  private static func quoted(_ word: String) -> String { PullSchedule.shellWord(word) }
}
