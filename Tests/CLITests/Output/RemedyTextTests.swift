import PlaidSyncLedger
import Testing

@testable import PlaidSyncCLI

@Suite("RemedyText")
struct RemedyTextTests {
  private static let item = ItemID(3)

  static let all: [(Remedy, String)] = [
    ("check the disk", "check the disk"),
    (.first("correct it", then: .testNotices), "correct it, then run `plaid-sync notify test`"),
    (
      .either(.choose(.database), or: .restoreBackup),
      "name another file with --db, or restore the database from a backup with `plaid-sync restore`"
    ),
    (
      .trying(.retryLater, otherwise: .pullFull(item: item)),
      "try again later; failing that, run `plaid-sync pull --full --item 3` to fetch everything again"
    ),
    (.retryLater, "try again later; nothing was lost"),
    (
      .first(.unlink(item: item), then: .link),
      "run `plaid-sync unlink 3`, which keeps the history, then run `plaid-sync link`"
    ),
    (.unlink(item: item, byForce: true), "remove it here with `plaid-sync unlink --force 3`"),
    (
      .linkUnderNewKey,
      "run `plaid-sync link --new-key` and unlink the items whose tokens cannot be opened any more"
    ),
    (.resumeLink(), "run `plaid-sync link --resume`"),
    (
      .resumeLink(allowingDuplicates: true),
      "link it anyway with `plaid-sync link --resume --allow-duplicate`"
    ),
    (.relink(item: item), "run `plaid-sync relink 3`"),
    (
      .relink(item: item, before: LocalDate("2025-06-10")),
      "run `plaid-sync relink 3` before 2025-06-10"
    ),
    (.rejoin(item: item), "run `plaid-sync rejoin 3`"),
    (.pull, "run `plaid-sync pull`"),
    (.pullItem(item), "run `plaid-sync pull --item 3`"),
    (.waitForOtherSync, "wait for it with `plaid-sync pull --wait`, or try again later"),
    (.seeAccount(AccountID(4)), "see `plaid-sync account show 4`"),
    (.seeSyncs(of: item), "see `plaid-sync syncs --item 3`"),
    (.findWrongAmount(), "look for a wrong amount with `plaid-sync transactions`"),
    (
      .findWrongAmount(until: LocalDate("2025-06-10")),
      "look for a wrong amount with `plaid-sync transactions --until 2025-06-10`"
    ),
    (.split(TransactionID(7)), "run `plaid-sync transaction split 7 --part AMOUNT --part AMOUNT`"),
    (
      .restoreTransaction(TransactionID(7)),
      "restore it with `plaid-sync transaction edit 7 --restore`"
    ),
    (.unpair(TransferID(8)), "unpair that one first with `plaid-sync transfers unpair 8`"),
    (.verify, "run `plaid-sync verify`"),
    (
      .repairBooks,
      "see `plaid-sync verify`, then run `plaid-sync repair --all` and `plaid-sync pull`"
    ),
    (.initialize, "run `plaid-sync init`"),
    (.replaceConfiguration, "replace it with `plaid-sync init --force`"),
    (.choose(.port), "choose another with --port (0: any free one)"),
    (.choose(.timeZone), "name an IANA zone, such as --time-zone Europe/Berlin"),
    (.choose(.backup), "name a file that `plaid-sync backup` wrote; nothing was changed"),
    (.chooseFamily(["Home", "The Lake's"]), #"name one with --family: Home, 'The Lake'\''s'"#),
    (
      .startSandbox,
      "start it with `plaid-sync sandbox serve`, then try again; the books are unchanged"
    ),
    (.schedule(.cron), "use cron: `plaid-sync cron install`"),
    (.schedule(.systemd), "use --systemd"),
    (
      .schedule(.crontabLine), "add the line that `plaid-sync cron print` prints with `crontab -e`"
    ),
  ]

  @Test("a remedy names the command to run", arguments: all)
  func words(_ remedy: Remedy, _ text: String) {
    #expect(RemedyText.text(remedy) == text)
  }

  @Test("remedies name existing commands and options")
  func commands() throws {
    let remedies = Self.all.map(\.0) + Remedy.Listing.allCases.map { .see($0) }
    let texts = remedies.map { RemedyText.text($0) }
    let lines = texts.flatMap { $0.matches(of: /`plaid-sync ([^`]+)`/) }.map { String($0.1) }
    #expect(lines.count > 35)
    for line in lines {
      // Only the user knows which file.
      let file = ["restore", "backup"].contains(line) ? " file.db" : ""
      let words = (line + file).replacing("AMOUNT", with: "1.00")
        .replacing("DATE", with: "2025-06-10").split(separator: " ").map(String.init)
      #expect(throws: Never.self, "\(line)") { _ = try PlaidSyncCommand.parseAsRoot(words) }
    }
  }

  @Test("a warning is followed by its remedy")
  func warnings() {
    #expect(RemedyText.text(Warning("odd")) == "odd")
    #expect(
      RemedyText.text(Warning("odd", remedy: .relink(item: Self.item)))
        == "odd (run `plaid-sync relink 3`)")
  }
}
