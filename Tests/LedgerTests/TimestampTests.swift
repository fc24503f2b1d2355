import PlaidSyncLedger
import TestSupport
import Testing

@Suite("Timestamp")
struct TimestampTests {
  @Test(
    "instants are parsed in any time zone and shown in UTC",
    arguments: [
      ("1970-01-01T00:00:00Z", 0, "1970-01-01T00:00:00Z"),
      ("2025-05-20T14:03:59.123456Z", 1_747_749_839_123, "2025-05-20T14:03:59.123Z"),
      ("2025-05-20T01:00:00+02:00", 1_747_695_600_000, "2025-05-19T23:00:00Z"),
      ("2025-05-19T18:30:00-04:30", 1_747_695_600_000, "2025-05-19T23:00:00Z"),
      ("1969-12-31T23:59:59.999z", -1, "1969-12-31T23:59:59.999Z"),
      ("1969-12-31t23:59:59.5Z", -500, "1969-12-31T23:59:59.500Z"),
      ("2025-05-20T14:03:59.05Z", 1_747_749_839_050, "2025-05-20T14:03:59.050Z"),
      ("2016-12-31T23:59:60Z", 1_483_228_800_000, "2017-01-01T00:00:00Z"),
    ])
  func parsing(text: String, milliseconds: Int, shown: String) throws {
    let instant = try #require(Timestamp(text))
    #expect(instant.milliseconds == Int64(milliseconds))
    #expect(instant.description == shown)
  }

  @Test(
    "text that is not an instant is rejected",
    arguments: [
      "", "2025-05-20", "2025-05-20T14:03:59", "2025-05-20 14:03:59Z", "2025-05-20T24:00:00Z",
      "2025-05-20T14:60:00Z", "2025-05-20T14:03:61Z", "2025-05-20T14:03:59.Z",
      "2025-02-30T00:00:00Z",
      "2025-05-20T14:03:59+0200", "2025-05-20T14:03:59+24:00", "2025-05-20T14:03:59+02:60",
      "2025-05-20T14:03:59Zulu", "2025-05-20T1a:03:59Z", "2025-05-20T14:03:59.1",
    ])
  func refused(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test("any instant is parsed from its own text unchanged, and is on its own date")
  func roundTrip() throws {
    for seed: UInt64 in 0..<5000 {
      var random = SeededRandom(seed: seed)
      let instant = Timestamp(
        milliseconds: Int64(random.number(in: -2_000_000_000_000...8_000_000_000_000)))
      #expect(Timestamp(instant.description) == instant, "seed \(seed)")
      let midnight = Timestamp(startOf: instant.dateInUTC)
      #expect(midnight <= instant, "seed \(seed)")
      #expect(instant < midnight.adding(milliseconds: 86_400_000), "seed \(seed)")
    }
  }
}
