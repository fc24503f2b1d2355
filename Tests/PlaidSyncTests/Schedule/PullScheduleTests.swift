import PlaidSyncLedger
import Testing

@testable import PlaidSync

@Suite("PullSchedule")
struct PullScheduleTests {
  private func schedule(_ hours: Int, database: String = "/d/x.db") throws -> PullSchedule {
    let environment = Environment(home: "/home/u", workingFolder: "/")
    let configuration = try Configuration.load(
      ConfigurationOptions(databasePath: database), in: environment)
    return PullSchedule(
      everyHours: hours, minute: 7, program: "/usr/bin/plaid-sync", configuration: configuration)
  }

  @Test(
    "the crontab line runs at its minute, every few hours",
    arguments: [(1, "7 * * * *"), (6, "7 */6 * * *"), (24, "7 4 * * *")])
  func hours(hours: Int, start: String) throws {
    #expect(
      try schedule(hours).crontabLine
        == start + "  /usr/bin/plaid-sync pull --quiet "
        + "--config /home/u/.config/plaid-sync/config.json --db /d/x.db")
  }

  @Test("blanks, quotes and percent signs in paths survive cron and systemd")
  func quoting() throws {
    let schedule = try schedule(6, database: "/my d/100%'s.db")
    #expect(schedule.crontabLine.hasSuffix(#"--db '/my d/100\%'\''s.db'"#))
    #expect(schedule.systemdService.contains(#"--db "/my d/100%%'s.db""#))
  }

  @Test("the timer has the hours, the minute and jitter")
  func timer() throws {
    let timer = try schedule(6).systemdTimer
    #expect(timer.contains("OnCalendar=*-*-* 00/6:07\n"))
    #expect(timer.contains("RandomizedDelaySec=10min\n"))
    #expect(timer.contains("Persistent=true\n"))
  }
}
