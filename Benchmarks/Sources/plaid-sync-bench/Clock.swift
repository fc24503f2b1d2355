import Glibc

/// The two times that are measured, in microseconds from an unknown beginning.
enum Clock {
  /// What a clock on the wall shows.
  static var wall: Double { microseconds(CLOCK_MONOTONIC) }
  /// What all threads of this process have spent in user and system mode.
  static var cpu: Double { microseconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func microseconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
  }
}
