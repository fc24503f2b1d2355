import PlaidSyncJSON
import PlaidSyncLedger
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("Stored remedies")
struct RemedyStorageTests {
  static let all: [(Remedy, String)] = [
    ("check the \"disk\"", #""check the \"disk\"""#),
    (.first(.pull, then: "convert it"), #"{"first":[{"do":"pull"},"convert it"]}"#),
    (
      .either("edit it", or: .replaceConfiguration),
      #"{"either":["edit it",{"do":"replace_configuration"}]}"#
    ),
    (
      .trying(.retryLater, otherwise: .first(.unlink(item: ItemID(3), byForce: true), then: "x")),
      #"{"trying":[{"do":"retry_later"},{"first":[{"do":"unlink","item":3,"force":true},"x"]}]}"#
    ),
    (.link, #"{"do":"link"}"#),
    (.linkUnderNewKey, #"{"do":"link_under_new_key"}"#),
    (.resumeLink(), #"{"do":"resume_link","duplicates":false}"#),
    (.resumeLink(allowingDuplicates: true), #"{"do":"resume_link","duplicates":true}"#),
    (.relink(item: ItemID(3)), #"{"do":"relink","item":3,"before":null}"#),
    (
      .relink(item: ItemID(3), before: LocalDate("2025-06-10")),
      #"{"do":"relink","item":3,"before":"2025-06-10"}"#
    ),
    (.unlink(item: ItemID(3)), #"{"do":"unlink","item":3,"force":false}"#),
    (.rejoin(item: ItemID(3)), #"{"do":"rejoin","item":3}"#),
    (.pull, #"{"do":"pull"}"#),
    (.pullItem(ItemID(3)), #"{"do":"pull","item":3}"#),
    (.pullFull(item: ItemID(3)), #"{"do":"pull_full","item":3}"#),
    (.waitForOtherSync, #"{"do":"wait_for_other_sync"}"#),
    (.retryLater, #"{"do":"retry_later"}"#),
    (.see(.newestSync), #"{"do":"see","what":"newest_sync"}"#),
    (.seeAccount(AccountID(4)), #"{"do":"see_account","account":4}"#),
    (.seeSyncs(of: ItemID(3)), #"{"do":"see_syncs","item":3}"#),
    (.findWrongAmount(), #"{"do":"find_wrong_amount","until":null}"#),
    (
      .findWrongAmount(until: LocalDate("2025-06-10")),
      #"{"do":"find_wrong_amount","until":"2025-06-10"}"#
    ),
    (.split(TransactionID(7)), #"{"do":"split","transaction":7}"#),
    (.restoreTransaction(TransactionID(7)), #"{"do":"restore","transaction":7}"#),
    (.unpair(TransferID(8)), #"{"do":"unpair","transfer":8}"#),
    (.verify, #"{"do":"verify"}"#),
    (.repairBooks, #"{"do":"repair_books"}"#),
    (.restoreBackup, #"{"do":"restore_backup"}"#),
    (.initialize, #"{"do":"initialize"}"#),
    (.choose(.timeZone), #"{"do":"choose","what":"time_zone"}"#),
    (.chooseFamily(["Home", "Lake"]), #"{"do":"choose_family","names":["Home","Lake"]}"#),
    (.startSandbox, #"{"do":"start_sandbox"}"#),
    (.schedule(.crontabLine), #"{"do":"schedule","what":"crontab_line"}"#),
    (.testNotices, #"{"do":"test_notices"}"#),
  ]

  @Test("are stored as action and parameters, and are read unchanged", arguments: all)
  func roundTrip(_ remedy: Remedy, _ text: String) {
    #expect(remedy.storedText == text)
    #expect(Remedy(storedText: text) == remedy)
  }

  @Test(
    "of a newer program, or invalid ones, are read as none",
    arguments: [
      #"{"do":"ask_the_oracle"}"#, #"{"do":"relink"}"#, #"{"first":["one"]}"#, "null", "run it",
      #"{"do":"see","what":"stars"}"#, #"{"either":["one",{"do":"ask_the_oracle"}]}"#,
    ])
  func unknown(text: String) {
    #expect(Remedy(storedText: text) == nil)
  }

  @Test("of warnings are stored with them; a warning without one is a text")
  func warnings() throws {
    let warnings: [Warning] = ["odd", Warning("even", remedy: .relink(item: ItemID(3)))]
    let text = SyncText.text(of: warnings)
    #expect(
      text == #"["odd",{"message":"even","remedy":{"do":"relink","item":3,"before":null}}]"#)
    #expect(SyncText.warnings(try JSONValue.parse(text)) == warnings)
  }
}
