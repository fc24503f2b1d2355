import Glibc
import Ledger
import Ports

extension World {
  /// The world as it is: the system's clock, chance and processes.
  ///
  /// - Parameter todayOverride: replaces today's date in every zone; instants stay as they are.
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
