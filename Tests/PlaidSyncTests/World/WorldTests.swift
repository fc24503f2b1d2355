import Glibc
import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync

@Suite("World.live")
struct WorldTests {
  private let world = World.live()

  @Test(
    "dates follow the zone's rules, including daylight saving time and distant years",
    arguments: [
      ("2024-03-09T23:30:00Z", "UTC", "2024-03-09"),
      ("2024-03-09T23:30:00Z", "Europe/Berlin", "2024-03-10"),
      ("2024-07-09T22:30:00Z", "Europe/Berlin", "2024-07-10"),
      ("2024-01-09T22:30:00Z", "Europe/Berlin", "2024-01-09"),
      ("2024-03-10T04:30:00Z", "America/New_York", "2024-03-09"),
      ("2024-06-10T03:59:59.999Z", "America/New_York", "2024-06-09"),
      ("2024-06-10T04:00:00Z", "America/New_York", "2024-06-10"),
      ("2024-12-31T10:00:00Z", "Pacific/Kiritimati", "2025-01-01"),
      ("2024-12-31T18:14:59Z", "Asia/Kathmandu", "2024-12-31"),
      ("2024-12-31T18:15:00Z", "Asia/Kathmandu", "2025-01-01"),
      ("1969-12-31T23:59:59.999Z", "UTC", "1969-12-31"),
      ("2060-07-09T22:30:00Z", "Europe/Berlin", "2060-07-10"),
      // The earliest zone of all, a minute before and after its midnight.
      ("2025-05-20T09:59:00Z", "Pacific/Kiritimati", "2025-05-20"),
      ("2025-05-20T10:01:00Z", "Pacific/Kiritimati", "2025-05-21"),
      ("2025-05-20T10:59:00Z", "Pacific/Pago_Pago", "2025-05-19"),
      ("2025-05-20T11:00:00Z", "Pacific/Pago_Pago", "2025-05-20"),
      // Daylight saving time began at midnight: 23:59:59.999 was followed by 01:00.
      ("2018-11-04T02:59:59.999Z", "America/Sao_Paulo", "2018-11-03"),
      ("2018-11-04T03:00:00Z", "America/Sao_Paulo", "2018-11-04"),
      ("2025-03-09T04:59:59.999Z", "America/Havana", "2025-03-08"),
      ("2025-03-09T05:00:00Z", "America/Havana", "2025-03-09"),
      // It ended at midnight: the last hour of the day was repeated.
      ("2018-02-18T01:59:00Z", "America/Sao_Paulo", "2018-02-17"),
      ("2018-02-18T02:01:00Z", "America/Sao_Paulo", "2018-02-17"),
      ("2018-02-18T02:59:59.999Z", "America/Sao_Paulo", "2018-02-17"),
      ("2018-02-18T03:00:00Z", "America/Sao_Paulo", "2018-02-18"),
      // A country skipped a whole day.
      ("2011-12-30T09:59:59.999Z", "Pacific/Apia", "2011-12-29"),
      ("2011-12-30T10:00:00Z", "Pacific/Apia", "2011-12-31"),
    ])
  func dates(instant: String, zone: String, date: String) throws {
    let instant = try #require(Timestamp(instant))
    #expect(world.date(instant, zone) == LocalDate(date))
  }

  @Test(
    "a zone that does not exist has no date",
    arguments: [
      "", "Mars/Olympus", "EST", "+02:00", "Europe/../Berlin", "Europe/Berlin ",
    ])
  func unknownZone(zone: String) {
    #expect(world.today(zone) == nil)
    #expect(world.date(Timestamp(milliseconds: 0), zone) == nil)
    #expect(World.live(todayOverride: LocalDate(day: 0)).today(zone) == nil)
  }

  @Test("an override replaces today in every zone and leaves instants unchanged")
  func override() {
    let day = LocalDate("2024-02-29")
    let replayed = World.live(todayOverride: day)
    #expect(replayed.today("UTC") == day)
    #expect(replayed.today("Pacific/Kiritimati") == day)
    #expect(replayed.date(Timestamp(milliseconds: 0), "UTC") == LocalDate("1970-01-01"))
    #expect(replayed.now() > Timestamp(startOf: LocalDate(day: 20_000)))
  }

  @Test("the clock agrees with the kernel's, and today with the clock")
  func clock() {
    let before = time(nil)
    let now = world.now()
    #expect(now.milliseconds / 1000 >= Int64(before))
    // The kernel's coarse clock lags by a tick.
    #expect(now.milliseconds / 1000 <= Int64(time(nil)) + 1)
    #expect([now.dateInUTC, world.now().dateInUTC].contains(world.today("UTC")))
  }

  @Test("random bits differ")
  func random() {
    #expect(Set((0..<100).map { _ in world.randomBits() }).count == 100)
  }

  @Test("sleeping ends immediately when the task is canceled")
  func canceledSleep() async {
    let world = world
    let task = Task { try await world.sleep(3_600_000) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
