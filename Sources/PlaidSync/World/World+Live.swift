import Foundation
import Glibc
import PlaidSyncLedger
import PlaidSyncPorts

extension World {
  /// Returns the real world: the system's clock, random numbers and processes.
  ///
  /// - Parameter todayOverride: Replaces today's date in every zone; instants stay as they are.
  ///   `nil` follows the clock.
  public static func live(todayOverride: LocalDate? = nil) -> World {
    let processes = ProcessTable()
    return World(
      now: { systemTime },
      today: { zone in
        guard let today = todayOverride else { return TimeZones.date(of: systemTime, in: zone) }
        return TimeZones.isKnown(zone) ? today : nil
      },
      date: { instant, zone in TimeZones.date(of: instant, in: zone) },
      randomBits: {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
      },
      sleep: { milliseconds in try await Task.sleep(for: .milliseconds(milliseconds)) },
      process: processes.current,
      isAlive: { processes.isAlive($0) })
  }

  private static var systemTime: Timestamp {
    var time = timespec()
    let status = clock_gettime(CLOCK_REALTIME, &time)
    precondition(status == 0, "the system has a real-time clock")
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}

/// Converts instants to calendar dates in a time zone.
///
/// The only user of Foundation's time zones: their data is loaded when a zone other than UTC is
/// first used, so that commands without a date pay nothing.
enum TimeZones {
  private static let namesOfUTC: Set<String> = ["UTC", "Etc/UTC", "GMT", "Etc/GMT", "Zulu"]

  /// The date of an instant; `nil` if there is no such zone.
  static func date(of instant: Timestamp, in zone: String) -> LocalDate? {
    guard !namesOfUTC.contains(zone) else { return instant.dateInUTC }
    guard isPlausible(zone), let known = TimeZone(identifier: zone) else { return nil }
    // Whole seconds, rounded down: offsets are whole seconds too, and a Double holds them exactly.
    let seconds = (Double(instant.milliseconds) / 1000).rounded(.down)
    let offset = known.secondsFromGMT(for: Date(timeIntervalSince1970: seconds))
    return instant.adding(milliseconds: Int64(offset) * 1000).dateInUTC
  }

  /// Whether there is such a zone.
  static func isKnown(_ zone: String) -> Bool {
    namesOfUTC.contains(zone) || (isPlausible(zone) && TimeZone(identifier: zone) != nil)
  }

  /// Foundation accepts more than the database's names, such as `EST` or `GMT+3`, whose meaning is
  /// unclear; a name of the database consists of a continent or ocean and a place.
  private static func isPlausible(_ zone: String) -> Bool {
    zone.contains("/") && zone.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}
