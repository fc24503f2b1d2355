import Foundation
import TestSupport
import Testing

/// A disk that is really full: a small one in memory, which only the tested process sees.
@Suite("A full disk", .serialized)
struct FullDiskTests {
  @Test(
    "fails a pull at any point and loses nothing: with free space it continues",
    .enabled(if: ReadOnlyTests.canMount, "mounting a small disk is not allowed here"))
  func fullDisk() async throws {
    try await Bank.open(user: "user_bulk_2000") { bank in
      let undisturbed = try bank.newHome("undisturbed")
      try #expect(undisturbed.run("pull", "-q").status == 0)
      let expected = try await Books.read(undisturbed.database)
      var failed = 0
      for kibibytes in stride(from: 560, through: 3200, by: 240) {
        let home = try bank.newHome("home")
        let data = (home.database as NSString).deletingLastPathComponent
        // The pull's own status follows the first "pull:"; everything after it must succeed.
        let ending = try home.shell(
          """
          exec unshare --mount --map-root-user sh -c '
            cp -a "\(data)" "\(home.home)/kept" && mount -t tmpfs -o size=\(kibibytes)k none \
          "\(data)" && cp -a "\(home.home)/kept/." "\(data)" || exit 99
            plaid-sync pull -q; echo "pull: $?"
            plaid-sync accounts -q || exit 98
            mount -o remount,size=64m "\(data)" || exit 97
            plaid-sync pull -q || exit 96
            plaid-sync verify -q || exit 95
            rm -r "\(home.home)/kept" && cp -a "\(data)" "\(home.home)/kept"'
          """)
        let place = "\(kibibytes) KiB: \(ending.output)\(ending.error)"
        #expect(ending.status == 0, "\(place)")
        let status = ending.output.firstMatch(of: /pull: (\d+)/).map { String($0.1) }
        // 1 if there was space for the item's changes but not for an account's balances.
        #expect(["0", "1", "74"].contains(status ?? ""), "\(place)")
        if status != "0" {
          failed += 1
          #expect(ending.error.contains("full"), "\(place)")
        }
        let books = try await Books.read("\(home.home)/kept/plaid-sync.db")
        #expect(books == expected, "\(kibibytes) KiB")
      }
      #expect(failed >= 3, "the disks are too large to become full")
    }
  }
}
